// Stands in for the worker in tests: the brief's name says how it misbehaves.
import { Buffer } from "node:buffer";
import process from "node:process";
import { setInterval } from "node:timers";

process.on("message", ({ job }) => {
  const finished = {
    kind: "finished",
    result: {
      brief: job.brief,
      output: job.output,
      outcome: "built",
      pages: process.pid,
      bytes: 1,
      sha256: "",
      diagnostics: [],
    },
  };
  switch (job.brief) {
    case "hang":
      for (;;);
    case "abort":
      process.abort();
      break;
    case "exit":
      process.exit(7);
      break;
    case "eat": {
      const eaten = [];
      setInterval(() => eaten.push(Buffer.alloc(20_000_000, 1)), 5);
      break;
    }
    case "throw":
      process.send({ kind: "threw", message: "x is not a function", stack: "at secret.js:1" });
      break;
    case "noise":
      process.send("what?");
      process.send({ kind: "unheard of" });
      process.send(finished);
      break;
    default:
      process.send(finished);
  }
});

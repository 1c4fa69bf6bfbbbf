package briefpress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Validates PDFs with veraPDF, many in one process.
 *
 * <p>Arguments: veraPDF's names of profiles ("ua1", "3a"), separated by commas. Standard input: paths of PDFs, a line each.
 * Standard output: a line of JSON for each file and profile, in the order of the input:
 * {"file", "profile", "failures": [{"clause", "test", "count", "message", "places": [...]}]}, or with "error" where a file
 * cannot be read as a PDF at all. The exit code is 0 whatever the verdicts are.
 */
public final class Conformance {
  /** Places of a failed rule that are printed; its count says how many there are. */
  private static final int MOST_PLACES = 3;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Conformance() {}

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    List<PDFAFlavour> profiles = Stream.of(arguments[0].split(",")).map(Conformance::findProfile).toList();
    // veraPDF keeps what it reads in variables of the thread: files are judged side by side, each on one thread.
    ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      for (Future<List<String>> lines : submitAll(threads, profiles)) lines.get().forEach(System.out::println);
    } finally {
      threads.shutdownNow();
    }
  }

  private static PDFAFlavour findProfile(String name) {
    PDFAFlavour found = PDFAFlavour.byFlavourId(name);
    if (found == PDFAFlavour.NO_FLAVOUR) throw new IllegalArgumentException("no profile is called " + name);
    return found;
  }

  private static List<Future<List<String>>> submitAll(ExecutorService threads, List<PDFAFlavour> profiles)
      throws IOException {
    List<Future<List<String>>> all = new ArrayList<>();
    BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String path = paths.readLine(); path != null; path = paths.readLine()) {
      String file = path;
      Callable<List<String>> job = () -> judge(file, profiles);
      all.add(threads.submit(job));
    }
    return all;
  }

  private static List<String> judge(String file, List<PDFAFlavour> profiles) throws JsonProcessingException {
    List<String> lines = new ArrayList<>();
    for (PDFAFlavour profile : profiles) lines.add(JSON.writeValueAsString(judge(file, profile)));
    return lines;
  }

  private static Map<String, Object> judge(String file, PDFAFlavour profile) {
    Map<String, Object> verdict = new LinkedHashMap<>();
    verdict.put("file", file);
    verdict.put("profile", profile.getId());
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), profile);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(profile, MOST_PLACES, false, true, false)) {
      verdict.put("failures", listFailures(validator.validate(parser)));
    } catch (Exception error) {
      verdict.put("error", String.valueOf(error.getMessage()));
    }
    return verdict;
  }

  private static List<Map<String, Object>> listFailures(ValidationResult result) {
    Map<RuleId, Map<String, Object>> byRule = new LinkedHashMap<>();
    for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
      Map<String, Object> failure = new LinkedHashMap<>();
      failure.put("clause", failed.getKey().getClause());
      failure.put("test", failed.getKey().getTestNumber());
      failure.put("count", failed.getValue());
      byRule.put(failed.getKey(), failure);
    }
    for (TestAssertion assertion : result.getTestAssertions()) addPlace(byRule.get(assertion.getRuleId()), assertion);
    return List.copyOf(byRule.values());
  }

  @SuppressWarnings("unchecked")
  private static void addPlace(Map<String, Object> failure, TestAssertion assertion) {
    if (failure == null) return;
    failure.putIfAbsent("message", assertion.getMessage());
    List<String> places = (List<String>) failure.computeIfAbsent("places", name -> new ArrayList<String>());
    places.add(assertion.getErrorMessage() + " at " + assertion.getLocation().getContext());
  }
}

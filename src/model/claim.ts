/** Standards that a PDF can say it meets: ISO 14289-1 for readers with assistive technology, ISO 19005-3 level A for archives. */
export type Claim = "PDF/UA-1" | "PDF/A-3a";

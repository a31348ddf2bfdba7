/** One thing that is wrong in a file of the configuration. */
export interface Problem {
  /** As the operator can open it: the folder as it was given, and the file's name in it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
  readonly remedy: string;
}

/** The configuration cannot be used. Carries every problem of every file; its message lists them, one a line. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly Problem[];

  /** In the order of the files, unless the first explains the others. */
  constructor(problems: readonly Problem[], order: 'by file' | 'as given' = 'by file') {
    const byFile = problems.toSorted((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line);
    const sorted = order === 'by file' ? byFile : problems;
    // What is written once and referred to twice (&name, *name) is one mistake.
    const each = [...new Map(sorted.map((problem) => [sentence(problem), problem])).values()];
    super(each.map(sentence).join('\n'));
    this.problems = each;
  }
}

function sentence({ file, line, what, remedy }: Problem): string {
  return `${file}:${line}: ${what}; ${remedy}`;
}

import { main } from '../../src/main.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What went to standard output, as bytes. */
  readonly bytes: Buffer;
}

/** `mesa ARGS…` in this process, with variables set for that long. */
export async function runMesa(
  args: readonly string[],
  { env = {}, stdin = [] }: { env?: Readonly<Record<string, string>>; stdin?: Iterable<Uint8Array> } = {},
): Promise<Ran> {
  const [out, err]: [Buffer[], string[]] = [[], []];
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    const code = await main(args, {
      stdin: (async function* () {
        yield* stdin;
      })(),
      stdout: { write: (text) => out.push(Buffer.from(text as string)) },
      stderr: { write: (text) => err.push(text) },
    });
    const bytes = Buffer.concat(out);
    return { code, out: bytes.toString(), err: err.join(''), bytes };
  } finally {
    for (const name of Object.keys(env)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

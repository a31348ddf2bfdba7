import { statSync } from 'node:fs';
import { configuredIn, halfSet, type Configured } from './configured-channels.ts';
import { EnvironmentError, type EnvironmentProblem } from './environment-error.ts';
import { readVariables, type logLevels, type ReadVariables } from './environment-variables.ts';
import { isLoopback } from './loopback.ts';
import { mistypedVariables } from './mistyped-variables.ts';

/** What the desk is told from outside. A channel is there if it is configured. */
export interface Environment extends Configured {
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end. */
  readonly publicUrl?: string;
  readonly config: string;
  readonly data: string;
  readonly mongodbUri?: string;
  /** Sign-in by picking a person. Only ever on where nobody but this machine reaches the desk. */
  readonly demo: boolean;
  /** The demo was not asked for by `MESA_DEMO`, and `PUBLIC_URL` is a name that others know: they get no page. */
  readonly demoHere?: true;
  readonly logLevel: (typeof logLevels)[number];
  /** Absent: pretty on a terminal, else json. */
  readonly logFormat?: 'pretty' | 'json';
  readonly auditKey?: string;
}

/**
 * Reads the environment, once, at the start. Blank variables count as unset.
 * @throws EnvironmentError with everything that is wrong.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>, isFolder = folderExists): Environment {
  const read = readVariables(env);
  const named = Object.keys(env).filter((name) => env[name]?.trim());
  const problems = [...mistypedVariables(named), ...read.problems, ...halfSet(read), ...refusals(read, isFolder)];
  if (problems.length > 0) throw new EnvironmentError(problems);
  const { values } = read;
  const configured = configuredIn(values);
  const { PUBLIC_URL: publicUrl, MONGODB_URI: mongodbUri, LOG_FORMAT: logFormat, MESA_AUDIT_KEY: auditKey } = values;
  const demo = values.MESA_DEMO ?? (isOnlyHere(read) && !hasWayIn(configured));
  const demoHere = demo && values.MESA_DEMO === undefined && publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname);
  return {
    port: values.PORT ?? 3000,
    host: values.HOST ?? '127.0.0.1',
    config: values.MESA_CONFIG ?? 'config',
    data: values.MESA_DATA ?? 'data',
    demo,
    ...(demoHere && { demoHere }),
    logLevel: values.LOG_LEVEL ?? 'info',
    ...configured,
    ...(publicUrl && { publicUrl }),
    ...(mongodbUri && { mongodbUri }),
    ...(logFormat && { logFormat }),
    ...(auditKey && { auditKey }),
  };
}

/** Values that are good by themselves, but not here. */
function refusals(read: ReadVariables, isFolder: (path: string) => boolean): readonly EnvironmentProblem[] {
  const problems: EnvironmentProblem[] = [];
  const { set, values } = read;
  const { HOST: host, MESA_CONFIG: config } = values;
  // Not the default: commands that read no configuration work in any folder, and the others say what is missing.
  if (set.has('MESA_CONFIG') && config !== undefined && !isFolder(config))
    problems.push({
      name: 'MESA_CONFIG',
      what: `there is no folder ${JSON.stringify(config)}`,
      remedy: "name the folder of the desk's definitions",
    });
  if (values.MESA_DEMO && host !== undefined && !isOnlyHere(read))
    problems.push({
      name: 'MESA_DEMO',
      what: `in demo mode anybody can be anybody, and other machines reach HOST ${JSON.stringify(host)}`,
      remedy:
        'unset MESA_DEMO, or set HOST=127.0.0.1; in a container whose port is published to 127.0.0.1, set MESA_DEMO_BEHIND_LOOPBACK=1',
    });
  if (values.TEAMS_ANONYMOUS && host !== undefined && !isLoopback(host))
    problems.push({
      name: 'TEAMS_ANONYMOUS',
      what: `it turns authentication off, and other machines reach HOST ${JSON.stringify(host)}`,
      remedy: 'unset TEAMS_ANONYMOUS, or set HOST=127.0.0.1',
    });
  const llm = values.MESA_LLM_URL === undefined ? undefined : new URL(values.MESA_LLM_URL);
  if (llm && (llm.username || llm.password))
    problems.push({
      name: 'MESA_LLM_URL',
      what: 'there is a name or a password in the address',
      remedy: 'take it out, and set MESA_LLM_KEY to the key',
    });
  return problems;
}

function isOnlyHere({ values }: ReadVariables): boolean {
  return values.MESA_DEMO_BEHIND_LOOPBACK === true || isLoopback(values.HOST ?? '');
}

/** Whether people come in by themselves, so that nobody needs to be picked. */
function hasWayIn({ slack, teams, whatsapp, oidc }: Configured): boolean {
  return [slack, teams, whatsapp, oidc].some((one) => one !== undefined);
}

function folderExists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

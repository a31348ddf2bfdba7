import { loadDefinitions } from '../../../../adapters/config/load-definitions.ts';
import { ConfigurationError } from '../../../../adapters/config/problem.ts';
import { smallDesk, writeDesk } from '../small-desk.ts';

/** Seven lines: the id on the first, the calendar on the second, the goals on 4 to 7. */
export const policy = (id: string): string => `- id: ${id}
  calendar: oficina
  goals:
    critical: { response: 30m, resolution: 4h }
    high: { response: 1h, resolution: 8h }
    normal: { response: 4h, resolution: 3d }
    low: { response: 8h, resolution: 5d }
`;
/** `FILE:LINE: what; remedy` of each problem. */
export async function problemsOf(sla: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const dir = await writeDesk({ ...smallDesk, 'sla.yaml': sla, ...more });
  try {
    await loadDefinitions(dir);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map(({ file, line, what, remedy }) => `${file}:${line}: ${what}; ${remedy}`.replaceAll(`${dir}/`, ''));
  }
}

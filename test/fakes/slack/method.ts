import type { SlackChannelState, SlackFile, Workspace } from './workspace.ts';

export type Args = Readonly<Record<string, string | undefined>>;
export type Reply = Readonly<Record<string, unknown>>;
/** A method of the Web API. Throws a `Refusal`. */
export type Method = (workspace: Workspace, args: Args, url: string) => Reply;

/** What Slack answers with `ok: false`. */
export class Refusal extends Error {
  readonly details: Reply;

  constructor(code: string, details: Reply = {}) {
    super(code);
    this.details = details;
  }
}

/** A JSON argument, as the Web API's clients send it within a form. */
export function parsed<T>(value: string | undefined): T | undefined {
  if (value === undefined) return undefined;
  try {
    return JSON.parse(value) as T;
  } catch {
    throw new Refusal('invalid_arguments', { response_metadata: { messages: ['[ERROR] no JSON'] } });
  }
}

export function channelOf(workspace: Workspace, id: string | undefined): SlackChannelState {
  const channel = id?.startsWith('U') && workspace.users.has(id) ? workspace.openDirect(id) : workspace.channels.get(id ?? '');
  if (!channel) throw new Refusal('channel_not_found');
  if (channel.archived) throw new Refusal('is_archived');
  if (!channel.members.has(workspace.bot)) throw new Refusal('not_in_channel');
  return channel;
}

export const fileJson = ({ id, name, type, bytes }: SlackFile, url: string): Reply => ({
  ...{
    id,
    name,
    title: name,
    mimetype: type,
    size: bytes.length,
    mode: 'hosted',
    is_external: false,
    filetype: name.split('.').at(-1),
  },
  url_private: `${url}/files-pri/T0MESA-${id}/${encodeURIComponent(name)}`,
  url_private_download: `${url}/files-pri/T0MESA-${id}/download/${encodeURIComponent(name)}`,
});

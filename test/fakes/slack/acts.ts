import type { Webhook } from '../webhooks.ts';
import { fileJson } from './method.ts';
import { lookAt } from './see-message.ts';
import { envelope, escaped, saySomething, type SlackParts, type Spoken, type Where } from './say-something.ts';
import type { Press } from './seen-by.ts';
import { stateValues } from './state-values.ts';
import { userOf, type SlackMessage, type Workspace } from './workspace.ts';

type Sent = Promise<Webhook>;

/** What people do in Slack; each is delivered to the desk as Slack would. `person` is an id of the demo desk, or a user id. */
export interface SlackActs {
  say(person: string, text: string, where?: Where): Promise<Spoken>;
  command(person: string, text: string, channel?: string): Sent;
  react(person: string, ref: string, emoji: string): Sent;
  /** The message shortcut "Create ticket". */
  shortcut(person: string, ref: string, callback?: string): Sent;
  openHome(person: string): Sent;
  /** A tap on an element of the Home tab, by its label. */
  tapHome(person: string, label: string): Promise<number>;
  /** The letters typed into an external select: the options that the desk answers with. */
  suggest(person: string, ref: string, how: { readonly action: string; readonly block: string; readonly value: string }): Sent;
  /** Sends the modal that was opened last, with values as for a message. */
  submit(person: string, filled: Readonly<Record<string, unknown>>): Sent;
  readonly press: Press;
}

export function createActs(parts: SlackParts): SlackActs {
  return { ...messageActs(parts), ...viewActs(parts) };
}

const interact = ({ post }: SlackParts, payload: object): Sent => post(new URLSearchParams({ payload: JSON.stringify(payload) }));

type OfViews = 'openHome' | 'tapHome' | 'submit';

function messageActs(parts: SlackParts): Omit<SlackActs, OfViews> {
  const { workspace, post } = parts;
  const find = (ref: string): SlackMessage => {
    const [channel = '', ts = ''] = ref.split(':');
    const found = workspace.find(channel, ts);
    if (!found) throw new Error(`there is no message ${ref}`);
    return found;
  };
  return {
    say: (person, text, where = {}) => saySomething(parts, { user: userOf(person), text, ...where }),
    press: async (who, what, filled = {}) => (await interact(parts, pressed(workspace, who, { what, filled }))).status,
    command: (person, text, channel) =>
      post(commandForm(workspace, { user: userOf(person), text, ...(channel !== undefined && { channel }) })),
    react: (person, ref, reaction) => {
      const { channel, ts, user: item_user } = find(ref);
      const what = {
        user: userOf(person),
        reaction,
        item_user,
        item: { type: 'message', channel, ts },
        event_ts: workspace.nextTs(),
      };
      return post(envelope(workspace, { type: 'reaction_added', ...what }));
    },
    shortcut: (person, ref, callback = 'create_ticket') =>
      interact(parts, shortcutOf(parts, { user: userOf(person), callback, message: find(ref) })),
    suggest: (person, ref, { action, block, value }) => {
      const { channel, ts } = find(ref);
      const container = { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false };
      const what = { action_id: action, block_id: block, value, channel: { id: channel }, message: { ts } };
      return interact(parts, { type: 'block_suggestion', ...contextOf(workspace, userOf(person)), container, ...what });
    },
  };
}

function viewActs(parts: SlackParts): Pick<SlackActs, OfViews> {
  const { workspace, post } = parts;
  return {
    openHome: (person) => {
      const user = userOf(person);
      const channel = workspace.openDirect(user).id;
      return post(envelope(workspace, { type: 'app_home_opened', user, channel, tab: 'home', event_ts: workspace.nextTs() }));
    },
    tapHome: async (person, label) => {
      const [user, view] = [userOf(person), workspace.homes.get(userOf(person))];
      const what = lookAt('', view?.blocks as never).pressables.find((one) => one.label === label);
      if (!view || !what) throw new Error(`there is no ${label} on the Home tab`);
      const container = { type: 'view', view_id: 'V0HOME' };
      const action = { ...what.element, block_id: what.block, action_ts: workspace.nextTs() };
      const tapped = { type: 'block_actions', ...contextOf(workspace, user), container, view, actions: [action] };
      return (await interact(parts, tapped)).status;
    },
    submit: (person, filled) => {
      const view = workspace.modals.at(-1) ?? {};
      const { inputs } = lookAt('', view.blocks as never);
      const state = { values: stateValues(inputs, filled) };
      return interact(parts, {
        type: 'view_submission',
        ...contextOf(workspace, userOf(person)),
        view: { ...view, state, hash: 'h' },
      });
    },
  };
}

function contextOf(workspace: Workspace, user: string): object {
  const trigger = `${workspace.nextId('')}.123.abc`;
  workspace.triggers.add(trigger);
  const { name, foreign } = workspace.users.get(user)!;
  const team = { id: workspace.team, domain: 'mesa' };
  const who = { id: user, username: name, name, team_id: foreign ? 'T0FOREIGN' : team.id };
  return {
    user: who,
    api_app_id: 'A0MESA',
    token: 'verification',
    trigger_id: trigger,
    team,
    enterprise: null,
    is_enterprise_install: false,
  };
}

function commandForm(
  workspace: Workspace,
  { user, text, channel }: { user: string; text: string; channel?: string },
): URLSearchParams {
  const { trigger_id } = contextOf(workspace, user) as { trigger_id: string };
  const place = channel ?? workspace.openDirect(user).id;
  return new URLSearchParams({
    ...{ token: 'verification', team_id: workspace.team, team_domain: 'mesa', channel_id: place },
    ...{
      channel_name: workspace.channels.get(place)?.name ?? 'directmessage',
      user_id: user,
      user_name: workspace.users.get(user)!.name,
    },
    ...{
      command: '/mesa',
      text: escaped(text),
      api_app_id: 'A0MESA',
      is_enterprise_install: 'false',
      trigger_id,
      response_url: 'http://127.0.0.1:9/none',
    },
  });
}

function pressed(
  workspace: Workspace,
  { user, message }: Parameters<Press>[0],
  { what, filled }: { what: Parameters<Press>[1]; filled: Readonly<Record<string, unknown>> },
): object {
  const { element, block, option } = what;
  const { inputs } = lookAt(message.text, message.blocks);
  const picked = /^multi_|^checkboxes$/.test(String(element.type)) ? { selected_options: [option] } : { selected_option: option };
  const { type, action_id, text, value, style } = element;
  const action = {
    type,
    action_id,
    block_id: block,
    action_ts: workspace.nextTs(),
    ...(option ? picked : { text, value, style }),
  };
  const { channel, ts, thread } = message;
  return {
    type: 'block_actions',
    ...contextOf(workspace, user),
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: message.ephemeral !== undefined },
    channel: { id: channel, name: workspace.channels.get(channel)?.name ?? 'directmessage' },
    message: {
      type: 'message',
      user: message.user,
      bot_id: 'B0MESA',
      ts,
      text: message.text,
      blocks: message.blocks,
      ...(thread && { thread_ts: thread }),
    },
    state: { values: stateValues(inputs, filled) },
    response_url: 'http://127.0.0.1:9/none',
    actions: [action],
  };
}

function shortcutOf(
  { workspace, url }: SlackParts,
  { user, callback, message }: { user: string; callback: string; message: SlackMessage },
): object {
  const { channel, ts, text, user: author, files } = message;
  const attached = files.length > 0 ? { files: files.map((id) => fileJson(workspace.files.get(id)!, url)) } : {};
  return {
    ...{
      type: 'message_action',
      callback_id: callback,
      ...contextOf(workspace, user),
      message_ts: ts,
      action_ts: workspace.nextTs(),
    },
    channel: { id: channel, name: workspace.channels.get(channel)?.name ?? 'directmessage' },
    message: { type: 'message', user: author, ts, text, team: workspace.team, ...attached },
    response_url: 'http://127.0.0.1:9/none',
  };
}

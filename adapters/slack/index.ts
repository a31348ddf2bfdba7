import type { Router } from 'express';
import type { Channel, ChannelTools } from '../../src/channel.ts';
import type { InboundEvent } from '../../src/messaging/inbound.ts';
import { createConversations } from './send/conversations.ts';
import { fetchFile } from './fetch-file.ts';
import { refusesUs } from './send/failure.ts';
import { createHome } from './home/home.ts';
import { createPlaces } from './places.ts';
import { createSlackRouter } from './receive/receive-http.ts';
import { createSocket, type Socket } from './receive/receive-socket.ts';
import { createTakeIn, type TakeIn } from './receive/receive.ts';
import type { Receiving } from './receive/receiving.ts';
import { createSender } from './send/send.ts';
import type { SlackSettings } from './settings.ts';
import { createSlackPeople } from './slack-people.ts';
import { createWebApi } from './send/web-api.ts';

export interface SlackChannel extends Channel {
  /** To be mounted at `/`; answers its own paths and reads its own bodies, since signatures cover raw bytes. */
  readonly router: Router;
}

/** Slack, for a desk whose credentials are set. */
export function createSlackChannel(settings: SlackSettings, tools: ChannelTools): SlackChannel {
  const api = createWebApi(settings);
  const people = createSlackPeople(api, tools.identify);
  const conversations = createConversations(api);
  const home = createHome({ tools, publish: async (shown) => void (await api.call('views.publish', { ...shown })) });
  const parts = {
    api,
    people,
    conversations,
    tools,
    places: createPlaces({ api, people, tools }),
    showHome: showHome({ home, people, tools }),
  };
  const sender = createSender({ api, conversations, tools, own: ownAddresses(settings, people) });
  let [takeIn, socket]: [TakeIn | undefined, Socket | undefined] = [undefined, undefined];
  return {
    name: 'slack',
    router: createSlackRouter({ signingSecret: settings.signingSecret, takeIn: () => takeIn, log: tools.log }),
    start: async (receive) => {
      takeIn = createTakeIn({ ...parts, receive: thenRefresh(receive, home) });
      // The first event should not have to wait for it; a Slack that is away now is asked again then.
      void people.me().catch(sayWhy(tools.log));
      if (settings.appToken === undefined) return;
      socket = createSocket(settings, takeIn, tools.log);
      socket.start();
    },
    stop: async () => {
      takeIn = undefined;
      await Promise.all([socket?.stop(), home.stop()]);
    },
    send: sender.send,
    find: sender.find,
    fetch: (ref) => fetchFile(api, settings, ref),
  };
}

function sayWhy(log: ChannelTools['log']): (error: unknown) => void {
  return (error) => {
    const about = { error: String(error) };
    if (refusesUs(error)) log.error(about, 'Slack refuses the token: nobody is heard or answered there; see mesa doctor');
    else log.warn(about, 'Slack does not say who the desk is');
  };
}

type HomeTab = ReturnType<typeof createHome>;

function showHome({ home, people, tools }: { home: HomeTab } & Pick<Receiving, 'people' | 'tools'>): Receiving['showHome'] {
  return ({ user, tab }) => {
    if (tab !== undefined && tab !== null && tab !== 'home') return;
    const shown = people.sender(user).then((sender) => home.opened(sender));
    void shown.catch((error: unknown) => tools.log.warn({ error: String(error) }, 'the Home tab could not be shown'));
  };
}

/** What somebody did may change what they see. */
function thenRefresh(receive: (event: InboundEvent) => Promise<void>, home: HomeTab): Receiving['receive'] {
  return async (event) => {
    await receive(event);
    void home.refresh();
  };
}

/** Links into the workspace and to the desk's page are the desk's own. */
function ownAddresses({ publicUrl }: SlackSettings, people: Receiving['people']): () => Promise<readonly string[]> {
  return async () => {
    const workspace = await people.me().then(
      ({ url }) => url,
      () => undefined,
    );
    return [workspace ?? [], publicUrl ? `${publicUrl.replace(/\/$/, '')}/` : []].flat();
  };
}

import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { codeIn, ConnectorRefusal } from './connector-refusal.ts';
import { HTTP_MS } from '../limits.ts';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;

/**
 * How botbuilder speaks HTTP: one try, a time limit, and every refusal as a `ConnectorRefusal`. Its own client would try again by itself,
 * for minutes.
 */
export const connectorHttp: HttpClient = {
  async sendRequest(request) {
    const { method, url } = request;
    const body = typeof request.body === 'string' ? request.body : undefined;
    const headers = request.headers.toJson({ preserveCase: true });
    const signal = AbortSignal.timeout(HTTP_MS);
    const answered = await ask(url, { method, headers, signal, redirect: 'manual', ...(body !== undefined && { body }) });
    const { status, text, type, retryAfter } = answered;
    if (status < 200 || status > 299) throw new ConnectorRefusal({ status, code: codeIn(text), retryAfter });
    const plain = { 'content-type': type ?? 'application/json' };
    return { request, status, bodyAsText: text, headers: { toJson: () => plain } } as unknown as ReturnType<
      HttpClient['sendRequest']
    >;
  },
};

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly type: string | undefined;
  readonly retryAfter: string | undefined;
}

async function ask(url: string, init: RequestInit): Promise<Answered> {
  try {
    const response = await fetch(url, init);
    const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
    return {
      status: response.status,
      text: await response.text(),
      type: header('content-type'),
      retryAfter: header('retry-after'),
    };
  } catch {
    throw new ConnectorRefusal({ status: 0 });
  }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether the desk's token may be shown at an address: at Slack's own, and where the Web API is. */
export function isSlackAddress(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port } = new URL(address);
  const api = new URL(apiUrl);
  // A stand-in on this machine goes by several names.
  const sameHost = hostname === api.hostname || (loopback.has(hostname) && loopback.has(api.hostname));
  if (sameHost && port === api.port && protocol === api.protocol) return true;
  return protocol === 'https:' && port === '' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useHost } from '../host/host.ts';
import { useSay } from '../words/words.tsx';
import { Icon } from './icons.tsx';
import { ticketHref } from './use-route.ts';

const shownMs = 2500;

function CopyLink({ number }: { readonly number: string }): ReactNode {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    const link = new URL(ticketHref(number), location.href).href;
    void navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <>
      <span role="status" className="quiet">
        {copied ? say('detail.copied') : ''}
      </span>
      <Button className="button subtle square" aria-label={say('detail.copyLink', { number })} onPress={copy}>
        <Icon name={copied ? 'check' : 'link'} />
      </Button>
    </>
  );
}

/** A link to a ticket: what it opens is for each reader to see or not. */
export function ShareTicket({ number }: { readonly number: string }): ReactNode {
  const say = useSay();
  const host = useHost();
  if (host !== undefined)
    return (
      <Button className="button subtle square" aria-label={say('tab.share', { number })} onPress={() => host.share(number)}>
        <Icon name="link" />
      </Button>
    );
  // A browser lends its clipboard to safe addresses only.
  return window.isSecureContext ? <CopyLink number={number} /> : null;
}

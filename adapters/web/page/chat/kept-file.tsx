import { useEffect, useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { useHost } from '../host/host.ts';
import { useDesk } from '../state/desk.ts';

interface KeptFile {
  readonly id: string;
  /** Who asks for it. */
  readonly person: string;
}

const addressOf = ({ id, person }: KeptFile): string => `web/files/${id}?person=${encodeURIComponent(person)}`;

/** How long a saved file's address is kept for the browser to read from. */
const savingMs = 60_000;

function save(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), savingMs);
}

/** A link to a file. Where the page signs in with a token, which a link cannot carry, the file is fetched and saved. */
export function FileLink({
  name,
  children,
  ...file
}: KeptFile & { readonly name: string; readonly children: ReactNode }): ReactNode {
  const host = useHost();
  const { client } = useDesk();
  const fetchIt = (event: MouseEvent): void => {
    event.preventDefault();
    void client.file(file.person, file.id).then(
      (bytes) => save(bytes, name),
      () => undefined,
    );
  };
  return (
    <a href={addressOf(file)} target="_blank" rel="noreferrer" {...(host === undefined ? {} : { onClick: fetchIt })}>
      {children}
    </a>
  );
}

/** The bytes of a picture as an address, while it is shown. */
function useFetched({ id, person }: KeptFile): string | undefined {
  const { client } = useDesk();
  const [address, setAddress] = useState<string | undefined>();
  useEffect(() => {
    let made: string | undefined;
    let wanted = true;
    void client.file(person, id).then(
      (bytes) => {
        if (!wanted) return;
        made = URL.createObjectURL(bytes);
        setAddress(made);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [client, person, id]);
  return address;
}

function FetchedPicture(file: KeptFile): ReactNode {
  const address = useFetched(file);
  return <img {...(address === undefined ? {} : { src: address })} alt="" />;
}

/** A picture that was sent along. */
export function FilePicture(file: KeptFile): ReactNode {
  return useHost() === undefined ? <img src={addressOf(file)} alt="" loading="lazy" /> : <FetchedPicture {...file} />;
}

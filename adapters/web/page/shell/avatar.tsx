import type { ReactNode } from 'react';

const shades = 6;

const initials = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
};

/** The same person always has the same shade. */
const shadeOf = (name: string): number =>
  Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % shades;

/** A person as a coloured disc with initials; the name itself always stands beside it. */
export function Avatar({ name, small = false }: { readonly name: string; readonly small?: boolean }): ReactNode {
  return (
    <span className={`avatar shade-${shadeOf(name)}${small ? ' small' : ''}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function DeskAvatar(): ReactNode {
  return <img className="avatar" src="./icon.svg" alt="" width={32} height={32} />;
}

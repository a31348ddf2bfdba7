import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import type { FieldProps } from './field-frame.ts';
import { TextInput } from './text-input.tsx';

export interface Place {
  readonly text: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** Somewhere in words, or where the device is. */
export function PlaceInput({ value, onChange, ...props }: FieldProps<Place | undefined>): ReactNode {
  const say = useSay();
  const [state, setState] = useState<'still' | 'asking' | 'refused'>('still');
  const locate = (): void => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const [latitude, longitude] = [rounded(coords.latitude), rounded(coords.longitude)];
        setState('still');
        onChange({ text: value?.text || `${latitude}, ${longitude}`, latitude, longitude });
      },
      () => setState('refused'),
      { timeout: 10_000 },
    );
  };
  return (
    <div className="place">
      <TextInput {...props} value={value?.text ?? ''} onChange={(text) => onChange(text === '' ? undefined : { text })} />
      {'geolocation' in navigator && (
        <Button className="button subtle" isPending={state === 'asking'} onPress={locate}>
          {say(state === 'refused' ? 'form.noLocation' : 'form.locate')}
        </Button>
      )}
    </div>
  );
}

import { clean } from '../fold.ts';

/** A point on the map in degrees, with the names that its sender's phone knows for it. */
interface Point {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}

const LONGEST_NAME = 300;

/** "Almacén Lurín, Av. Industrial 100 (-12.05, -77.04)": as an answer that is a place is shown, and read (`readPlace`). */
export function placeWords({ latitude, longitude, name, address }: Point): string {
  const parts = [name, address].map((part) =>
    clean(part ?? '')
      .replace(/\s+/g, ' ')
      .slice(0, LONGEST_NAME)
      .trim(),
  );
  const words = [...new Set(parts.filter((part) => /\p{L}{2}/u.test(part)))].join(', ');
  const degrees = `${decimal(latitude)}, ${decimal(longitude)}`;
  return words ? `${words} (${degrees})` : degrees;
}

/** Six decimals are ten centimetres. At least one, by which degrees are told from other numbers. */
function decimal(degrees: number): string {
  const [whole = '0', part = ''] = degrees.toFixed(6).split('.');
  const shown = `${whole}.${part.replace(/0+$/, '') || '0'}`;
  return shown === '-0.0' ? '0.0' : shown;
}

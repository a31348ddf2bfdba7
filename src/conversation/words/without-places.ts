/** A text without its lines that only say where on the map. */
export function withoutPlaces(text: string): string {
  return text.replace(/^📍.*$/gmu, '').trim();
}

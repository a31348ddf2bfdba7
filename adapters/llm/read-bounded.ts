/** The text of a response, if it is no longer than `most` bytes once unpacked; the rest is not even taken in. */
export async function readBounded(response: Response, most: number): Promise<string | undefined> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let [size, text] = [0, ''];
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (size > most) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

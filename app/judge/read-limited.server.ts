/** The text of a body, up to a number of bytes; beyond it the reading is given up with an error. */
export async function readLimited(response: Response, mostBytes: number): Promise<string> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      throw new RangeError("the body is too large");
    }
    text += decoder.decode(value, { stream: true });
  }
}

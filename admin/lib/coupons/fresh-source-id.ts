/** An id that nothing was issued under; 128 bits, from what is there without https too. */
export function freshSourceId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

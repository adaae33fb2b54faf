/** A source of uniform numbers in [0, 1), the same for the same seed everywhere. */
export type Random = () => number

/**
 * sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, 32 bit), a generator that passes
 * PractRand and needs no state beyond four words.
 * @param seed any text
 */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = seedWords(seed)
  const next = () => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + mixed) | 0
    return (mixed >>> 0) / 4294967296
  }
  for (let warmUp = 0; warmUp < 15; warmUp += 1) {
    next()
  }
  return next
}

/** FNV-1a over the text, once per word with another offset. */
function seedWords(seed: string): [number, number, number, number] {
  const word = (offset: number) =>
    [...seed].reduce(
      (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193),
      offset
    )
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x7f4a7c15), 1]
}

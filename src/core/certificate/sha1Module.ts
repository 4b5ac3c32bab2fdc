/**
 * A WebAssembly module that applies SHA-1 to its own result again and again: the key derivation of PKCS#12 does nothing else, 600 000 times
 * for each 20 bytes. node:crypto spends five times as long on the way in and out, and has no function that does it as a whole.
 *
 * The module is assembled here. It exports `memory`, which begins with the five words of the state, and `iterate(rounds)`.
 *
 * @see FIPS 180-4 section 6.1.2
 * @see WebAssembly Core Specification, chapter 5 (binary format)
 */
export function assembleSha1Module(): Uint8Array {
  const body = code();
  return Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    // Types: (i32) -> ().
    ...section(1, [1, 0x60, 1, I32, 0]),
    // Functions: one of that type.
    ...section(3, [1, 0]),
    // Memories: one of a page.
    ...section(5, [1, 0, 1]),
    ...section(7, [2, ...text('iterate'), 0, 0, ...text('memory'), 2, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  );
}

const I32 = 0x7f;
const [ADD, AND, OR, XOR, ROTL] = [0x6a, 0x71, 0x72, 0x73, 0x77];
const END = 0x0b;

/** Locals: the rounds left, the words of the state, the working variables a to e, and sixteen words of the message schedule. */
const [ROUNDS, STATE, WORKING, SCHEDULE, LOCALS] = [0, 1, 6, 11, 27];

const WORDS = [0, 1, 2, 3, 4];
const INITIAL = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

function code(): number[] {
  return [
    ...[1, LOCALS - 1, I32],
    ...WORDS.flatMap(word => [...constant(0), 0x28, 2, 4 * word, ...set(STATE + word)]),
    ...[0x03, 0x40], // loop
    // The message: 20 bytes of state, padded to a block.
    ...WORDS.flatMap(word => [...get(STATE + word), ...set(SCHEDULE + word)]),
    ...fill(SCHEDULE + 5, [0x80000000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20 * 8]),
    ...fill(WORKING, INITIAL),
    ...Array.from({ length: 80 }, (_, step) => round(step)).flat(),
    ...WORDS.flatMap(word => [
      ...[...get(WORKING + word), ...constant(INITIAL[word] ?? 0), ADD],
      ...set(STATE + word),
    ]),
    // rounds -= 1; repeat while there are some.
    ...[...get(ROUNDS), ...constant(-1), ADD, ...set(ROUNDS), ...get(ROUNDS), 0x0d, 0, END],
    ...WORDS.flatMap(word => [...constant(0), ...get(STATE + word), 0x36, 2, 4 * word]),
    END,
  ];
}

/** One of the 80 steps. Instead of moving a to b and so on, the variables change their roles. */
function round(step: number): number[] {
  const working = (role: number) => get(WORKING + ((role - step + 80) % 5));
  const schedule = (before: number) => get(SCHEDULE + ((step - before) % 16));
  const word = SCHEDULE + (step % 16);
  const [a, b, c, d, e] = [working(0), working(1), working(2), working(3), working(4)];
  const choose = [...d, ...b, ...c, ...d, XOR, AND, XOR, ...constant(0x5a827999)];
  const parity = [...b, ...c, XOR, ...d, XOR];
  const majority = [...b, ...c, AND, ...d, ...b, ...c, OR, AND, OR, ...constant(0x8f1bbcdc)];
  const mixed = [
    choose,
    [...parity, ...constant(0x6ed9eba1)],
    majority,
    [...parity, ...constant(0xca62c1d6)],
  ][Math.floor(step / 20)];
  return [
    ...(step < 16
      ? []
      : [
          ...[...schedule(3), ...schedule(8), XOR, ...schedule(14), XOR, ...schedule(16), XOR],
          ...[...constant(1), ROTL, ...set(word)],
        ]),
    ...[...a, ...constant(5), ROTL, ...(mixed ?? []), ADD, ADD, ...e, ADD, ...get(word), ADD],
    ...set(e[1] ?? 0),
    ...[...b, ...constant(30), ROTL, ...set(b[1] ?? 0)],
  ];
}

function fill(first: number, values: readonly number[]): number[] {
  return values.flatMap((value, index) => [...constant(value), ...set(first + index)]);
}

/** Locals have numbers below 128: one byte. */
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];

/** `i32.const` with its value as signed LEB128. */
function constant(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  return [0x41, ...bytes, rest & 0x7f];
}

/** Unsigned LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >> 7)];
}

function text(name: string): number[] {
  return [name.length, ...Buffer.from(name)];
}

function section(id: number, contents: readonly number[]): number[] {
  return [id, ...unsigned(contents.length), ...contents];
}

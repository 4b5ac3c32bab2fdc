/** An object type whose members that may be undefined are optional. */
export type WithoutUndefined<T> = {
  [M in keyof T as undefined extends T[M] ? never : M]: T[M];
} & {
  [M in keyof T as undefined extends T[M] ? M : never]?: Exclude<T[M], undefined>;
};

/** The object without those members that are undefined. */
export function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as WithoutUndefined<T>;
}

/**
 * The words of a member's name, in lower case and without accents: `workerSsin`, `worker_ssin` and `WorkerSSIN` have the same. Names of
 * dates that are written in one are taken apart: `einddatum` is `eind datum`.
 */
export function nameWords(name: string): string[] {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  return plain
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .flatMap(word => DATE_COMPOUND.exec(word)?.slice(1).filter(Boolean) ?? [word])
    .filter(word => word !== '');
}

/** `startdate`, `begindatum`, `datefin`. */
const DATE_COMPOUND =
  /^(start|begin|end|ende?|einde?|anfangs?)(dates?|datum|tijd|time|zeit|dag|tag)$|^(date)(debut|fin|from|to)$/;

import { remembered } from '../base/remembered.ts';

/**
 * The words of a member's name, in lower case and without accents, one space between them: of `workerSsin`, `worker_ssin` and `WorkerSSIN`
 * `worker ssin`. Names of dates that are written in one are taken apart: `einddatum` is `eind datum`.
 */
export const nameWords = remembered(name => {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  return plain
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .flatMap(word => DATE_COMPOUND.exec(word)?.slice(1).filter(Boolean) ?? [word])
    .filter(word => word !== '')
    .join(' ');
});

/** `startdate`, `begindatum`, `geboortedatum`, `datefin`. */
const DATE_COMPOUND =
  /^(start|beginn?|end|ende?|einde?|anfangs?|birth|geboorte|geburts)(dates?|datum|tijd|time|zeit|day|dag|tag)$|^(date)(debut|fin|from|to)$/;

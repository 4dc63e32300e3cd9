/** One way to spoil a randomizer: a place in core's source and what stands there instead. */
export interface Mutant {
  readonly name: string;
  readonly file: 'randomize.ts' | 'tasks.ts';
  /** Occurs once in the file. */
  readonly text: string;
  readonly instead: string;
}

const inRandomize = (name: string, text: string, instead: string): Mutant => ({
  name,
  file: 'randomize.ts',
  text,
  instead,
});
const inTasks = (name: string, text: string, instead: string): Mutant => ({name, file: 'tasks.ts', text, instead});

/** Slips of one sign and shortcuts of one line; each changes what some answer's chance is, or who sets its bound. */
export const MUTANTS: readonly Mutant[] = [
  inRandomize('the true cell once too often', 'if (u < a) return cell', 'if (u <= a) return cell'),
  inRandomize('one outcome too many for cells', 'below(a + cells - 1, random)', 'below(a + cells, random)'),
  inRandomize('one outcome too few for cells', 'below(a + cells - 1, random)', 'below(a + cells - 2, random)'),
  inRandomize('the true cell not left out of the others', 'other >= cell ? other + 1 : other', 'other'),
  inRandomize(
    'cells drawn by floating point',
    'below(a + cells - 1, random)',
    'Math.floor((random() / 2 ** 32) * (a + cells - 1))',
  ),
  inRandomize('a bucket more for each pick', 'const buckets = picks * (a + 1)', 'const buckets = picks * (a + 2)'),
  inRandomize('a bucket fewer for each pick', 'const buckets = picks * (a + 1)', 'const buckets = picks * a'),
  inRandomize('a turn fewer', 'below(2 * picks, random)', 'below(2 * picks - 1, random)'),
  inRandomize('a turn more', 'below(2 * picks, random)', 'below(2 * picks + 1, random)'),
  inRandomize(
    'the last bucket never drawn',
    'below(buckets - own.length, random)',
    'below(buckets - own.length - 1, random)',
  ),
  inRandomize('own buckets not left out of the others', 'if (value >= bucket) value++;', 'if (value < 0) value++;'),
  inRandomize('own buckets left out in any order', '.sort((x, y) => x - y)', '.sort((x, y) => y - x)'),
  inRandomize(
    'a bucket counted twice where two facts share it',
    '[...new Set(keys.map((key) => bucketOf(hashHalves(key), seed, buckets)))]',
    'keys.map((key) => bucketOf(hashHalves(key), seed, buckets))',
  ),
  inRandomize('words not drawn again', 'if (word < end) return word % n;', 'return word % n;'),
  inRandomize('some hash functions never drawn', 'below(HASH_ROWS, random)', 'below(HASH_ROWS - 24, random)'),
  inRandomize(
    'a hash function that tells how many facts there are',
    'below(HASH_ROWS, random)',
    '(below(HASH_ROWS, random) + keys.length) % HASH_ROWS',
  ),
  inTasks('a higher limit for fine questions', 'fine: 148', 'fine: 149'),
  inTasks('a lower limit for coarse questions', 'coarse: 20', 'coarse: 19'),
  inTasks('a coarse question taken for a fine one', "hour: {id: 8, level: 'coarse'", "hour: {id: 8, level: 'fine'"),
  inTasks('a server may raise the limit', 'Math.min(wish, limit)', 'wish'),
];

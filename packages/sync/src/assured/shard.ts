import {Field128} from '@divviup/field';
import {Histogram} from '@divviup/prio3/dist/circuits/histogram.js';
import {FlpGeneric} from '@divviup/prio3/dist/genericFlp.js';
import {XofTurboShake128} from '@divviup/xof';

export interface Shares {
  /** 32 bytes. */
  readonly publicShare: Uint8Array<ArrayBuffer>;
  /** 16 · (length + proof) + 16 bytes. */
  readonly leaderShare: Uint8Array<ArrayBuffer>;
  /** 48 bytes: three seeds, whatever the answer. */
  readonly helperShare: Uint8Array<ArrayBuffer>;
}

export const NONCE_BYTES = 16;
/** Chance that one report takes: the helper's two seeds and blind, the leader's blind, the proof's. */
export const SHARD_RANDOM_BYTES = 80;
const SEED_BYTES = 16;
const PROOFS = 1;
const LEADER = 0;
const HELPER = 1;
/** What a seed is used for. */
const USAGE = {measurement: 1, proof: 2, jointRand: 3, proveRand: 4, jointRandSeed: 6, jointRandPart: 7} as const;

/**
 * Splits one count in a histogram into two shares, with a proof that it is one count in one bucket. Prio3Histogram of
 * VDAF-08 with two shares and one proof. Fields, XOF and proof are the library's; this is its `shard`, without the Node
 * Buffers that double its weight in a page, and gives the same bytes.
 *
 * @param nonce the report id, 16 bytes
 * @param random 80 bytes, cryptographic
 *
 * Source: draft-irtf-cfrg-vdaf-08 §7.2.1, §7.4.4
 */
export async function shardBucket(
  bucket: number,
  {length, chunk}: {readonly length: number; readonly chunk: number},
  nonce: Uint8Array,
  random: Uint8Array,
): Promise<Shares> {
  if (nonce.length !== NONCE_BYTES || random.length !== SHARD_RANDOM_BYTES) {
    throw new RangeError(
      `nonce of ${nonce.length} and chance of ${random.length} bytes, expected ${NONCE_BYTES} and ${SHARD_RANDOM_BYTES}`,
    );
  }
  const field = new Field128();
  const proofSystem = new FlpGeneric(new Histogram(field, length, chunk));
  const seeds = Array.from({length: 5}, (_, i) => random.slice(i * SEED_BYTES, (i + 1) * SEED_BYTES));
  const [measurementSeed, proofSeed, helperBlind, leaderBlind, proveSeed] = seeds;
  const expand = (seed: Uint8Array, usage: number, binder: readonly number[], count: number) =>
    XofTurboShake128.expandIntoVec(field, seed, domain(usage), Uint8Array.from(binder), count);

  const measurement = proofSystem.encode(bucket); // throws for a bucket that is none
  const helperMeasurement = await expand(measurementSeed, USAGE.measurement, [HELPER], measurement.length);
  const leaderMeasurement = field.vecSub(measurement, helperMeasurement);
  const jointRandPart = (aggregator: number, blind: Uint8Array, share: bigint[]) =>
    XofTurboShake128.deriveSeed(
      blind,
      domain(USAGE.jointRandPart),
      join([Uint8Array.of(aggregator), nonce, field.encode(share)]),
    );
  const publicShare = join([
    await jointRandPart(LEADER, leaderBlind, leaderMeasurement),
    await jointRandPart(HELPER, helperBlind, helperMeasurement),
  ]);
  const jointSeed = await XofTurboShake128.deriveSeed(
    new Uint8Array(SEED_BYTES),
    domain(USAGE.jointRandSeed),
    publicShare,
  );
  const proof = proofSystem.prove(
    measurement,
    await expand(proveSeed, USAGE.proveRand, [PROOFS], proofSystem.proveRandLen),
    await expand(jointSeed, USAGE.jointRand, [PROOFS], proofSystem.jointRandLen),
  );
  const helperProof = await expand(proofSeed, USAGE.proof, [PROOFS, HELPER], proof.length);
  const leaderProof = field.vecSub(proof, helperProof);
  return {
    publicShare,
    leaderShare: join([field.encode(leaderMeasurement), field.encode(leaderProof), leaderBlind]),
    helperShare: join([measurementSeed, proofSeed, helperBlind]),
  };
}

/** VDAF's version, class and algorithm (Prio3Histogram is 3), then what the seed is for. */
function domain(usage: number): Uint8Array {
  const tag = new Uint8Array(8);
  tag[0] = 8;
  tag[5] = 3;
  tag[7] = usage;
  return tag;
}

/** The parts one after the other. */
export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

import {baby} from './baby.ts';
import {bedding} from './bedding.ts';
import {digital} from './digital.ts';
import {food, fruit, tea} from './fresh.ts';
import {books, gifts, sports, toys} from './leisure.ts';
import {appliances, furniture, kitchen} from './living.ts';
import type {Department} from './ware.ts';
import {beauty, men, women} from './wear.ts';

/** The shop's floors, in the order of its navigation. */
export const DEPARTMENTS: readonly Department[] = [
  bedding,
  baby,
  digital,
  fruit,
  tea,
  food,
  kitchen,
  appliances,
  furniture,
  women,
  men,
  beauty,
  sports,
  toys,
  books,
  gifts,
];

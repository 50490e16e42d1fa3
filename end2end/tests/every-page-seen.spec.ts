// Runs when all other tests are done, and so knows every page they opened.
import { expect, test } from '@playwright/test';
import { INCOMPLETE } from '../support/incomplete';
import { met, seen } from '../support/seen';
import { expectValid } from '../support/validator';

test('every page that any test opened is valid HTML, without an error or a warning', () => {
  test.setTimeout(120_000);
  const pages = seen();
  console.log(`${pages.size} different pages go to the validator`);
  expectValid(pages);
});

test('every explanation of what axe leaves open is still needed', () => {
  const found = met();
  expect(INCOMPLETE.filter((_, at) => !found.has(at)).map(({ rule, within }) => `${rule} within ${within}`)).toEqual([]);
});

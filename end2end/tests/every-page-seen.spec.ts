// Runs when all other tests are done, and so knows every page they opened.
import { test } from '@playwright/test';
import { seen } from '../support/seen';
import { expectValid } from '../support/validator';

test('every page that any test opened is valid HTML, without an error or a warning', () => {
  test.setTimeout(120_000);
  const pages = seen();
  console.log(`${pages.size} different pages go to the validator`);
  expectValid(pages);
});

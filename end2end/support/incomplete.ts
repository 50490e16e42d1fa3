// What axe cannot decide by itself ("incomplete"), and why a person has decided that it holds. Whatever is not in this
// list fails the test that met it; whatever no test met any more fails the last one, so the list stays true.

export interface Incomplete {
  /** The rule of axe. */
  rule: string;
  /** Pages on which it is met: host without port, and path. */
  page: RegExp;
  /** The part of the page: the element in question lies in it. */
  within: string;
  /** Why it holds. */
  why: string;
}

export const INCOMPLETE: readonly Incomplete[] = [
  {
    rule: 'color-contrast',
    page: /./,
    within: '.top',
    why: 'The ground of the head is drawn by gradients and a pseudo-element in --deep and --ring only; app/tests/contrast.rs computes every text colour used there on both.',
  },
  {
    rule: 'color-contrast',
    page: /^studio\.localhost\//,
    within: '.picture-top',
    why: 'The small picture of a palette wears the ground of the head, --deep with rings of --ring; app/tests/contrast.rs computes --on-deep and --gold on both, in every palette.',
  },
  {
    rule: 'color-contrast',
    page: /./,
    within: '.table-scroll',
    why: 'Cells that lie outside the scrolling box count as covered by what stands beside it; scrolled to, they stand on --paper or --tint like the visible ones, which axe judges.',
  },
  {
    rule: 'color-contrast',
    page: /^(localhost\/ban-do|studio\.localhost\/mau-giao-dien\/MapPage\/\w+)$/,
    within: '.legend, .insets figcaption, .atlas .hint',
    why: 'axe reckons with the whole shapes of the enlarged pictures, which the pictures cut off at their edge; resident-finds-a-commune.spec.ts asks the browser what is on top there: the words, on --paper.',
  },
  {
    rule: 'color-contrast',
    page: /^(localhost\/ban-do|studio\.localhost\/mau-giao-dien\/MapPage\/\w+)$/,
    within: '.map text',
    why: 'All names stand at one place in the sea, on --paper; only the one pointed at is not transparent.',
  },
];

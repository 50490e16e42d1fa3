// The buttons above the text, pressed by mouse, by finger or by keys; and a person who never types a mark.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Editor } from './editor';
import { expectFocusSeen } from './keyboard';

/** What somebody would have to type who knows Markdown. */
const MARKS = /[#*|>[\]()\-_`]/;

/** Types words, none of which is a mark. */
export async function say(page: Page, words: string): Promise<void> {
  expect(words, 'nobody types marks here').not.toMatch(MARKS);
  await page.keyboard.type(words);
}

/** How the buttons are pressed. */
export interface Hand {
  /** Presses a button of the toolbar; afterwards the caret is in the text, or the focus in a panel. */
  tool: (name: string) => Promise<void>;
  /** Goes to a control of the open panel. */
  goTo: (control: Locator) => Promise<void>;
  /** Chooses in a list, on which the focus is. */
  choose: (control: Locator, words: string) => Promise<void>;
  /** Ends the panel by its main button. */
  insert: (name: string) => Promise<void>;
  /** Selects words of the text; `before` is how many letters stand between them and the caret. */
  next: (words: string, before: number) => Promise<void>;
}

/** By mouse, or by finger where there is a touch screen. */
export function pointing(editor: Editor, isTouch: boolean): Hand {
  const { page } = editor;
  const press = (target: Locator) => (isTouch ? target.tap() : target.click());
  return {
    tool: (name) => press(tool(page, name)),
    goTo: press,
    choose: async (control, words) => void (await control.selectOption(words)),
    insert: (name) => press(page.getByRole('group', { name }).getByRole('button', { name, exact: true })),
    next: (words) => editor.select(words),
  };
}

/** By keys alone. */
export function keys(editor: Editor): Hand {
  const { page } = editor;
  const goTo = async (control: Locator) => {
    for (let stop = 0; stop < 6; stop += 1) {
      await expectFocusSeen(page);
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${control} is not reached by Tab`);
  };
  return {
    tool: async (name) => {
      await page.keyboard.press('Shift+Tab');
      await expect(page.getByRole('toolbar').locator(':focus')).toBeVisible();
      await page.keyboard.press('Home');
      const wanted = tool(page, name);
      for (let at = 0; at < 9; at += 1) {
        await expectFocusSeen(page);
        if (await wanted.evaluate((element) => element === document.activeElement)) break;
        await page.keyboard.press('ArrowRight');
      }
      await expect(wanted).toBeFocused();
      await page.keyboard.press('Enter');
    },
    goTo,
    choose: async (control, words) => {
      const wanted = (await control.locator('option').allTextContents()).indexOf(words);
      for (let at = 0; at < wanted; at += 1) await page.keyboard.press('ArrowDown');
      await expect(control.locator('option:checked')).toHaveText(words);
    },
    insert: () => page.keyboard.press('Enter'),
    next: async (words, before) => {
      for (let at = 0; at < before; at += 1) await page.keyboard.press('ArrowRight');
      for (const _ of words) await page.keyboard.press('Shift+ArrowRight');
    },
  };
}

function tool(page: Page, name: string): Locator {
  return page.getByRole('toolbar', { name: 'Trình bày nội dung' }).getByRole('button', { name, exact: true });
}

import {AxeBuilder} from '@axe-core/playwright';
import {expect, test} from '@playwright/test';
import {type Stand, startStand} from './stand.ts';

let stand: Stand;
test.beforeAll(async () => {
  stand = await startStand();
  await stand.fill({shoppers: 60});
});
test.afterAll(() => stand.stop());
test.use({locale: 'en-US'});

test('a merchant opens the data sheet with shop and token, in English and in Chinese, and leaves again', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${stand.serverUrl}/dashboard/`);
  await page.getByLabel('Shop').fill(stand.shopId);
  await page.getByLabel('Admin token').fill('wrong');
  await page.getByRole('button', {name: 'Open'}).click();
  await expect(page.getByRole('alert')).toHaveText('No such shop and token.');

  await page.getByLabel('Admin token').fill(stand.adminToken);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', {level: 1})).toHaveText(stand.shopId);
  await expect(page.locator('.tiles')).toContainText('588');
  await expect(page.getByRole('region', {name: 'What', exact: true})).toContainText('Orders');
  const {violations} = await new AxeBuilder({page}).analyze();
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`)).toEqual([]);

  await page.reload(); // the tab still knows
  await page.getByRole('button', {name: '中文'}).click();
  await expect(page.getByRole('heading', {name: '导入记录'})).toBeVisible();
  await page.getByRole('button', {name: '退出'}).click();
  await expect(page.getByLabel('管理令牌')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Admin token')).toBeVisible();
  expect(errors).toEqual([]);
});

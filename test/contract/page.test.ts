import { readdirSync, statSync } from 'node:fs'
/** The page of the admin surface in Chromium: what it shows, in both languages, by keyboard; it asks its own server alone. */
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { hasBrowser, openBrowser } from '../support/browser.ts'
import { start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** A served warehouse with data, and a Web service that stands in for a WSDL. */
const args = ['serve', 'examples/08-warehouse/services', 'wsdl/Rates.wsdl', '--data', 'examples/08-warehouse/data.yaml']

const bus = `applications:
  trade:
    participants: { shop: { secret: shop-secret }, office: }
    processes:
      e1c::Trade::Main::Orders:
        channels:
          Orders: { write: shop, read: office }
`

let browser: Browser
let url: string
let admin: string
let page: Page
/** Requests of the page to other servers than its own, and what the browser complained of. */
const [left, complaints]: [string[], string[]] = [[], []]

async function served(...more: readonly string[]): Promise<{ readonly url: string; readonly admin: string; readonly adminToken?: string }> {
  const running = start([...args, '--port', '0', '--admin', '0', '--json', ...more], repository)
  await running.says('"event":"ready"')
  return JSON.parse(running.stdout().split('\n')[0]!) as { url: string; admin: string }
}

async function opened(locale: string, at = admin, options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 800 }, ...options })
  context.setDefaultTimeout(100_000)
  await context.route(
    (one) => one.origin !== at && one.protocol !== 'data:',
    (route) => {
      left.push(route.request().url())
      return route.abort()
    },
  )
  page = await context.newPage()
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
  page.on('pageerror', (error) => void complaints.push(String(error)))
  await page.goto(`${at}/`)
  return context
}

const statusOf = async (path: string, init?: RequestInit): Promise<number> => (await fetch(`${url}${path}`, init)).status

const words = {
  en: {
    locale: 'en-GB',
    calls: 'Calls',
    expected: 'Expected',
    miss: 'not served',
    candidate: 'template',
    instead: 'Answers instead of',
    remove: 'Remove',
    add: 'Add',
    send: 'Send',
    answer: 'Answer: 200',
    own: 'Description',
    kind: 'Catalog',
    on: 'infobaseLocked is on',
    check: 'Check',
    checks: 'Check which calls came',
    asWanted: 'As expected. Calls that came: 1',
    notAsWanted: 'Not as expected',
    conditions: 'Conditions in JSON, as in a stub',
    notJSON: 'The conditions are not JSON',
  },
  ru: {
    locale: 'ru-RU',
    calls: 'Вызовы',
    expected: 'Ожидалось',
    miss: 'не обслужен',
    candidate: 'шаблон',
    instead: 'Отвечает вместо',
    remove: 'Удалить',
    add: 'Добавить',
    send: 'Отправить',
    answer: 'Ответ: 200',
    own: 'Наименование',
    kind: 'Справочник',
    on: 'infobaseLocked: включён',
    check: 'Проверить',
    checks: 'Проверить, какие вызовы были',
    asWanted: 'Как ожидалось. Вызовов: 1',
    notAsWanted: 'Не так, как ожидалось',
    conditions: 'Условия в JSON, как в заглушке',
    notJSON: 'Условия записаны не в JSON',
  },
} as const

test('the page is smaller than 100 kB', () => {
  const folder = `${repository}/dist/page`
  const sizes = readdirSync(folder).map((name) => statSync(`${folder}/${name}`).size)
  expect(sizes.length).toBe(3)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000)
})

describe.runIf(hasBrowser)('in Chromium', () => {
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  afterEach(() => {
    expect(left.splice(0)).toEqual([])
    expect(complaints.splice(0)).toEqual([])
  })

  describe.each(Object.entries(words))('%s', (lang, say) => {
    let context: BrowserContext
    beforeEach(async () => {
      ;({ url, admin } = await served())
      context = await opened(say.locale)
      await page.getByRole('heading', { name: say.calls, exact: true }).waitFor()
    })
    afterEach(() => context.close())

    test('a call is seen as it comes, and of one that nothing served both sides are read', async () => {
      expect(await page.getAttribute('html', 'lang')).toBe(lang)
      expect(await statusOf('/hs/warehouse/stock')).toBe(200)
      await page.getByRole('link', { name: 'GET /hs/warehouse/stock', exact: true }).waitFor()
      expect(await statusOf('/hs/warehouse/stok')).toBe(404)
      const miss = page.locator('tr.miss')
      await miss.getByText(say.miss).waitFor()
      await miss.getByRole('link').click()
      const near = page.locator('.near')
      await near.getByText(say.candidate).first().waitFor()
      expect(await near.getByRole('columnheader', { name: say.expected }).first().isVisible()).toBe(true)
      expect(await near.locator('tbody tr').first().locator('code').allInnerTexts()).toEqual(['"stock"', '"stok"'])
      expect(await near.locator('del').first().innerText()).toBe('c')
    })

    test('which calls came is checked, and what is wrong has both sides', async () => {
      expect(await statusOf('/hs/warehouse/stock')).toBe(200)
      await page.getByText(say.checks).click()
      await page.locator('select[name="part"]').selectOption('Stock')
      await page.getByRole('button', { name: say.check, exact: true }).click()
      await page.getByText(say.asWanted).waitFor()
      await page.locator('select[name="bound"]').selectOption('exactly')
      await page.locator('input[name="times"]').fill('2')
      await page.locator('input[name="times"]').press('Control+Enter')
      await page.getByText(say.notAsWanted).waitFor()
      expect(await page.locator('.verify pre').count()).toBe(2)
      expect(complaints.splice(0).every((one) => one.includes('422'))).toBe(true)
      await page.getByLabel(say.conditions).fill('{')
      await page.getByRole('button', { name: say.check, exact: true }).click()
      await page.getByText(say.notJSON).waitFor()
    })

    test('a failure is switched on and off', async () => {
      await page.keyboard.press('4')
      const lever = page.getByRole('switch', { name: 'infobaseLocked' })
      await lever.click()
      await page.getByText(say.on).waitFor()
      await page.locator('[data-failure="infobaseLocked"][aria-checked="true"]').waitFor()
      expect(await statusOf('/hs/warehouse/stock')).toBe(403)
      await lever.click()
      await page.locator('[data-failure="infobaseLocked"][aria-checked="false"]').waitFor()
      expect(await statusOf('/hs/warehouse/stock')).toBe(200)
    })

    test('a stub is added, counted and removed', async () => {
      await page.keyboard.press('3')
      await page.getByLabel(say.instead).selectOption({ label: 'Warehouse: GET /stock' })
      await page.getByRole('button', { name: say.add, exact: true }).click()
      await page.getByText('stub-1').first().waitFor()
      expect(await (await fetch(`${url}/hs/warehouse/stock`)).json()).toEqual({ ok: true })
      await page.locator('tbody tr', { hasText: 'stub-1' }).locator('td:nth-child(3)', { hasText: '1' }).waitFor()
      await page.getByRole('button', { name: new RegExp(`^${say.remove}`) }).click()
      await page.locator('tbody tr', { hasText: 'stub-1' }).waitFor({ state: 'detached' })
      expect(await (await fetch(`${url}/hs/warehouse/stock`)).json()).toEqual({ Стол: 10, Стул: 40 })
    })

    test('a row of data is seen, and the reference in it leads to its object', async () => {
      await page.keyboard.press('6')
      await page.getByRole('link', { name: `${say.kind} Товары` }).click()
      await page.getByRole('columnheader', { name: say.own, exact: true }).waitFor()
      expect(await page.locator('.detail td', { hasText: /^Стол$/ }).count()).toBe(2)
      await page.getByRole('link', { name: 'Мебель' }).first().click()
      expect(new URL(page.url()).hash).toBe(`#data/${encodeURIComponent('Catalog.Товары')}`)
    })

    test('a call is tried, of an HTTP service and of an operation with sample values', async () => {
      await page.keyboard.press('2')
      await page.getByRole('link', { name: /GET \/stock$/ }).click()
      await page.getByRole('button', { name: say.send }).click()
      await page.getByText(say.answer).waitFor()
      expect(await page.locator('.answer pre').last().innerText()).toContain('"Стол": 10')
      await page.getByRole('link', { name: /GetRate$/ }).click()
      await page.locator('textarea', { hasText: 'Envelope' }).waitFor()
      await page.locator('textarea[name="body"]').press('Control+Enter')
      await page.getByText(say.answer).waitFor()
      expect(await page.locator('.answer pre').last().innerText()).toContain('GetRateResponse')
    })

    test('sessions have their panel, and there is none for a bus that is not here', async () => {
      await page.keyboard.press('5')
      await page.getByRole('heading', { level: 2 }).waitFor()
      expect(await page.locator('header nav a').count()).toBe(6)
    })
  })

  test('the language and the theme are switched and kept', async () => {
    ;({ url, admin } = await served())
    const context = await opened('en-GB')
    await page.getByRole('button', { name: 'Русский' }).click()
    await page.getByRole('heading', { name: 'Вызовы' }).waitFor()
    await page.getByLabel('Тема').selectOption('dark')
    await page.reload()
    await page.getByRole('heading', { name: 'Вызовы' }).waitFor()
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
    await context.close()
  })

  test('--lang ru goes before the language of the browser', async () => {
    ;({ url, admin } = await served('--lang', 'ru'))
    const context = await opened('en-GB')
    await page.getByRole('heading', { name: 'Вызовы' }).waitFor()
    await context.close()
  })

  test('everything is reached by keyboard', async () => {
    ;({ url, admin } = await served())
    await Promise.all([statusOf('/hs/warehouse/stock'), statusOf('/hs/warehouse/none')])
    const context = await opened('en-GB')
    await page.locator('tbody tr').nth(1).waitFor()
    const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the content')
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.id')).toBe('filter')
    await page.keyboard.type('stock')
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Escape')
    await page.locator('tbody a').first().focus()
    await page.keyboard.press('ArrowDown')
    const second = await focused()
    await page.keyboard.press('Enter')
    await page.locator('.detail h3').waitFor()
    await expect.poll(focused).toMatch(/^Call \d$/)
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe(second)
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByLabel('Single keys are shortcuts').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('4')
    expect(new URL(page.url()).hash).not.toBe('#failures')
    await context.close()
  })

  test('with a token the page asks for it, and goes on with it', async () => {
    const guarded = await served('--admin-host', '0.0.0.0')
    const at = `http://127.0.0.1:${new URL(guarded.admin).port}`
    const context = await opened('en-GB', at)
    const first = await page.getByLabel('Token').elementHandle()
    await first!.fill('wrong')
    await page.getByRole('button', { name: 'Enter' }).click()
    // The form is drawn anew once the wrong token is refused.
    await first!.waitForElementState('hidden')
    await page.getByLabel('Token').fill(guarded.adminToken!)
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('heading', { name: 'Calls', exact: true }).waitFor()
    await page.getByText('live').waitFor()
    expect(complaints.splice(0).every((one) => one.includes('401'))).toBe(true)
    await context.close()
  })

  test.each([
    { lang: 'en', locale: 'en-GB', panels: ['Bus', 'Failures'], to: 'Recipients', send: 'Send', accepted: 'accepted' },
    { lang: 'ru', locale: 'ru-RU', panels: ['Шина', 'Сбои'], to: 'Получатели', send: 'Отправить', accepted: 'принято' },
  ])('a bus has its own panels: a message is sent, a failure is switched, $lang', async ({ locale, panels, to, send, accepted }) => {
    const running = start(['bus', '--port', '0', '--amqp-port', '0', '--admin', '0', '--json'], temporaryFolder({ 'bus.yaml': bus }))
    await running.says('"admin"')
    ;({ admin } = JSON.parse(running.stdout().split('\n')[0]!) as { admin: string })
    const context = await opened(locale, admin, { bypassCSP: true })
    await page.getByRole('heading', { name: panels[0]!, exact: true }).waitFor()
    expect(await page.locator('header nav a').allInnerTexts()).toEqual(panels)
    expect(await page.locator('tbody').first().innerText()).toContain('e1c::Trade::Main::Orders.Orders')
    await page.getByLabel(to).fill('office')
    await page.locator('textarea').fill('{"Number":1}')
    await page.getByRole('button', { name: send, exact: true }).click()
    await page.locator('tbody tr', { hasText: '"Number"' }).getByText(accepted).first().waitFor()
    await expect.poll(() => page.locator('table').nth(1).locator('tbody td').nth(3).innerText()).toBe('1')
    expect(await seriousOf()).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('2')
    const lever = page.getByRole('switch', { name: 'badCredentials' })
    await lever.click()
    await page.locator('[data-failure="badCredentials"][aria-checked="true"]').waitFor()
    expect((await (await fetch(`${admin}/bus/failures`)).json()) as object).toMatchObject({ failures: [{ name: 'badCredentials' }] })
    await context.close()
  })

  test.each(['light', 'dark'] as const)('axe finds nothing serious, %s', async (colorScheme) => {
    ;({ url, admin } = await served())
    await Promise.all(['stock', 'stok', 'rates/USD'].map((path) => statusOf(`/hs/warehouse/${path}`)))
    const context = await opened('en-GB', admin, { colorScheme, bypassCSP: true })
    onTestFinished(() => context.close())
    await page.locator('tbody tr').nth(2).waitFor()
    const miss = await page.locator('tr.miss a').getAttribute('href')
    const panels = [
      ['#calls', '.list'],
      [miss!, '.near'],
      ['#services/try', '.detail form'],
      ['#stubs', 'form'],
      ['#failures', '[role="switch"]'],
      ['#sessions', '.panel .tools'],
      [`#data/${encodeURIComponent('Catalog.Товары')}`, '.detail table'],
    ] as const
    for (const [panel, drawn] of panels) {
      await page.evaluate(`location.hash = ${JSON.stringify(panel)}`)
      await page.locator(drawn).first().waitFor()
      expect([panel, await seriousOf()]).toEqual([panel, []])
    }
  })
})

/** Violations that axe calls serious or critical, each with what it found. */
async function seriousOf(): Promise<readonly string[]> {
  await page.evaluate(`window.axe === undefined && (0, eval)(${JSON.stringify(axe.source)})`)
  return page.evaluate(
    `window.axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary].join(' | '))))`,
  )
}

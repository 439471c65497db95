import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTree, textOf } from '../../xml/tree.ts'
import { exceptionReply } from './document.ts'

const asked = (accept?: string) => ({ method: 'GET', path: '/base/hs/x', headers: accept === undefined ? [] : ['accept', accept] })

describe('the exception document (sources 16, 17)', () => {
  test('in JSON wraps what happened in the failed request, and inner exceptions in it', () => {
    const reply = exceptionReply(asked('application/json'), { status: 403, descr: 'Начало сеанса запрещено', inner: ['Ведутся работы'] })
    expect(reply.headers.slice(0, 2)).toEqual(['Content-Type', 'application/json; charset=utf-8'])
    expect(JSON.parse(reply.body as string)).toEqual({
      '#exception': '{http://v8.1c.ru/8.2/virtual-resource-system}Exception',
      'exception': {
        reason: 403,
        descr: 'HTTP: Forbidden\nОшибка при выполнении запроса GET к ресурсу /base/hs/x:',
        inner: { descr: 'Начало сеанса запрещено', inner: { descr: 'Ведутся работы' } },
      },
    })
  })

  test('in XML says what happened first', () => {
    const reply = exceptionReply(asked(), { status: 406, descr: 'Истекло время', inner: ['a < b & c'], headers: ['X', 'y'] })
    expect(reply.headers.slice(0, 4)).toEqual(['Content-Type', 'application/xml; charset=utf-8', 'X', 'y'])
    expect(reply.body).toContain(
      'reason="406"><descr xmlns="http://v8.1c.ru/8.1/data/core">Истекло время</descr>'
        + '<inner xmlns="http://v8.1c.ru/8.1/data/core"><descr>a &lt; b &amp; c</descr></inner></exception>',
    )
  })

  test.each([
    [undefined, 'xml'],
    ['*/*', 'xml'],
    ['text/html', 'xml'],
    ['text/html, application/json;q=0.5', 'json'],
    ['APPLICATION/JSON', 'json'],
    ['application/jsonx', 'xml'],
    ['application/xml', 'xml'],
  ])('Accept: %s gets %s (D)', (accept, kind) => {
    expect(exceptionReply(asked(accept), { status: 404, descr: 'x' }).headers[1]).toContain(kind)
  })

  test('is well-formed whatever the text says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.nat(0x7f).map((code) => String.fromCharCode(code)) }),
        fc.string({ unit: 'binary' }),
        (descr, inner) => {
          const reply = exceptionReply(asked(), { status: 500, descr, inner: [inner] })
          // eslint-disable-next-line no-control-regex
          expect(textOf(readTree(reply.body as string))).toBe(
            (descr + inner).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD'),
          )
          expect(
            () => JSON.parse(exceptionReply(asked('application/json'), { status: 500, descr, inner: [inner] }).body as string) as unknown,
          ).not.toThrow()
        },
      ),
    )
  })
})

import { HTTPService, HTTPServiceResponse, URLTemplate, createPlatform, type Configuration, type HTTPServiceRequest } from 'onec-standin'
import { describe, expect, test } from 'vitest'
import { answerOf, arrivalOf, call, type Sent } from '../../../test/support/call-handler.ts'
import { encodeText } from '../../exchange/encoding.ts'

/** What `look` sees in the request. */
async function seen<T>(
  sent: Sent,
  look: (request: HTTPServiceRequest<'/*'>) => T | Promise<T>,
  configuration: Partial<Configuration> = {},
): Promise<T> {
  let found: { readonly value: T } | undefined
  const reply = await call(
    async (request) => {
      found = { value: await look(request) }
      return new HTTPServiceResponse(200)
    },
    sent,
    configuration,
  )
  if (found === undefined) throw new Error(reply.text)
  return found.value
}

describe('BaseURL and RelativeURL part the URL (17.3.2.2.4)', () => {
  test.each([
    [{ target: '/hs/t/a/b?x=1' }, 'http://host/hs/t', '/a/b', '/a/b', 'without the query'],
    [{ target: '/hs/t' }, 'http://host/hs/t', '', '', 'nothing below the root (D)'],
    [{ target: '/hs/t/' }, 'http://host/hs/t', '/', '', 'a trailing slash is seen in RelativeURL only (D)'],
    [{ target: '/hs/t/a/' }, 'http://host/hs/t', '/a/', '/a', 'a trailing slash is seen in RelativeURL only (D)'],
    [{ target: '/hs/t/%D0%96%2F%25' }, 'http://host/hs/t', '/Ж/%', '/Ж/%', 'decoded exactly once'],
    [
      { target: '/hs/t/x', headers: ['hOST', 'имя.рф:8080'] },
      'http://имя.рф:8080/hs/t',
      '/x',
      '/x',
      'host and port as the client named them',
    ],
    [{ target: '/hs/t/x', headers: [] }, 'http://127.0.0.1:8080/hs/t', '/x', '/x', 'without Host: where it was listened'],
    [{ target: 'http://other/hs/t/x' }, 'http://host/hs/t', '/x', '/x', 'the absolute form: the host of the Host header (D)'],
  ])('%j', async (sent, base, relative, tail, _source) => {
    expect(await seen(sent, (request) => [request.BaseURL, request.RelativeURL, request.URLParameters['*']])).toEqual([
      base,
      relative,
      tail,
    ])
  })

  test('the base of the publication and a root of several segments belong to BaseURL', async () => {
    const service = HTTPService({
      Name: 'T',
      RootURL: 'api/v1',
      URLTemplates: {
        A: URLTemplate('/{x}', {
          GET: (request) => {
            const response = new HTTPServiceResponse(200)
            response.SetBodyFromString(`${request.BaseURL} ${request.RelativeURL}`)
            return response
          },
        }),
      },
    })
    const reply = await answerOf(
      await createPlatform({ services: [service], base: 'trade/main/' }).handle(arrivalOf({ target: '/trade/main/hs/api/v1/z' })),
    )
    expect(reply.text).toBe('http://host/trade/main/hs/api/v1 /z')
  })
})

describe('URLParameters', () => {
  test('are a plain record in which prototype names are data and nothing of Object is inherited', async () => {
    const service = HTTPService({
      Name: 'T',
      RootURL: 't',
      URLTemplates: {
        A: URLTemplate('/{__proto__}/{constructor}/*', {
          GET(request) {
            const { URLParameters } = request
            const response = new HTTPServiceResponse(200)
            response.SetBodyFromString(
              JSON.stringify([Object.entries(URLParameters), Object.getPrototypeOf(URLParameters), 'toString' in URLParameters]),
            )
            return response
          },
        }),
      },
    })
    const reply = await answerOf(await createPlatform({ services: [service] }).handle(arrivalOf({ target: '/hs/t/__proto__/a%2Fb/c' })))
    expect(JSON.parse(reply.text)).toEqual([
      [
        ['__proto__', '__proto__'],
        ['constructor', 'a/b'],
        ['*', '/c'],
      ],
      {},
      false,
    ])
  })

  test('the tail has its leading slash, or is empty', async () => {
    for (const [target, tail] of [
      ['/hs/t/another', '/another'],
      ['/hs/t/a/b', '/a/b'],
      ['/hs/t', ''],
    ] as const) {
      expect(await seen({ target }, (request) => request.URLParameters['*'])).toBe(tail)
    }
  })
})

describe('Headers and QueryOptions are read-only maps', () => {
  test('values of a repeated header are joined with a comma, those of Cookie as cookies are', async () => {
    const headers = ['Accept', 'a', 'Cookie', 'a=1', 'Accept', 'b', 'Cookie', 'b=2', 'cookie', 'c=3', 'cookie', 'd=4']
    expect(await seen({ headers }, ({ Headers }) => [...Headers])).toEqual([
      ['Accept', 'a, b'],
      ['Cookie', 'a=1; b=2'],
      ['cookie', 'c=3; d=4'],
    ])
  })

  test('a header is looked up by the exact name that was sent, as in 1C; header() in any case', async () => {
    const headers = ['Host', 'host', 'X-Token', 'a', 'x-token', 'b', 'X-Token', 'c', '__proto__', 'p']
    const found = await seen({ headers }, ({ Headers, header: _header, ...request }) => [
      Headers.get('X-Token'),
      Headers.get('x-token'),
      Headers.get('X-TOKEN'),
      Headers.get('constructor'),
      Headers.get('__proto__'),
      [...Headers.keys()],
      typeof request,
    ])
    expect(found).toEqual(['a, c', 'b', undefined, undefined, 'p', ['Host', 'X-Token', 'x-token', '__proto__'], 'object'])
    expect(await seen({ headers }, (request) => [request.header('X-TOKEN'), request.header('none')])).toEqual(['a, b, c', undefined])
  })

  test('neither can be changed', async () => {
    const reply = await call(
      (request) => {
        for (const map of [request.Headers, request.QueryOptions])
          expect(() => (map as Map<string, string>).set('a', 'b')).toThrow('read-only')
        return new HTTPServiceResponse(200)
      },
      { target: '/hs/t?a=1' },
    )
    expect(reply.text).toBe('')
  })

  test('a query that does not decode is a 400', async () => {
    expect(await call(() => new HTTPServiceResponse(200), { target: '/hs/t?a=%zz' })).toMatchObject({ status: 400 })
  })
})

describe('the body as text', () => {
  const text = 'Ёж №1'
  test.each([
    ['UTF-8', undefined, undefined, 'UTF-8 when nothing is said'],
    ['windows-1251', undefined, 'text/plain; charset=windows-1251', 'charset= of Content-Type'],
    ['KOI8-R', undefined, 'text/plain;charset="KOI8-R"', 'charset= in quotes'],
    ['UTF-16', undefined, 'text/plain; charset=UTF-16', 'UTF-16'],
    ['cp866', 'cp866', undefined, 'the argument'],
    ['windows-1251', 'windows-1251', 'text/plain; charset=utf-8', 'the argument goes before charset='],
  ] as const)('in %s, asked with %s and sent with %s', async (encoding, asked, contentType, _source) => {
    const said = encoding === 'KOI8-R' ? text.replace('№', 'N') : text
    const headers = ['Host', 'host', ...(contentType === undefined ? [] : ['content-type', contentType])]
    expect(await seen({ method: 'PUT', headers, body: encodeText(said, encoding) }, (request) => request.GetBodyAsString(asked))).toBe(said)
  })

  test('a byte order mark is not a part of it', async () => {
    expect(await seen({ method: 'PUT', body: '\uFEFFa' }, (request) => request.GetBodyAsString())).toBe('a')
  })

  test('an unknown encoding is an error by its name', async () => {
    expect(
      (
        await call(
          async (request) => {
            await request.GetBodyAsString()
            return new HTTPServiceResponse(200)
          },
          { body: 'a', headers: ['Content-Type', 'text/plain; charset=klingon'] },
        )
      ).text,
    ).toContain('кодировка «klingon» неизвестна')
  })
})

describe('the body in several forms', () => {
  test('text and bytes can be asked again and again, a stream of them too', async () => {
    expect(
      await seen({ method: 'PUT', body: 'ab' }, async (request) => {
        const first = await request.GetBodyAsString()
        const bytes = await request.GetBodyAsBinaryData()
        const again = await request.GetBodyAsString('UTF-8')
        let streamed = ''
        for await (const piece of await request.GetBodyAsStream()) streamed += new TextDecoder().decode(piece)
        return [first, [...bytes], again, streamed]
      }),
    ).toEqual(['ab', [97, 98], 'ab', 'ab'])
  })

  test('after the stream was taken the others refuse, each by its own name', async () => {
    expect(
      await seen({ method: 'PUT', body: 'ab' }, async (request) => {
        await request.GetBodyAsStream()
        return Promise.all(
          [request.GetBodyAsString(), request.GetBodyAsBinaryData(), request.GetBodyAsStream()].map((one) =>
            one.then(
              () => 'given',
              (error: Error) => error.message.split(':')[0],
            ),
          ),
        )
      }),
    ).toEqual(['GetBodyAsString', 'GetBodyAsBinaryData', 'GetBodyAsStream'])
  })

  test('no body is empty in each form', async () => {
    expect(await seen({}, async (request) => [await request.GetBodyAsString(), (await request.GetBodyAsBinaryData()).length])).toEqual([
      '',
      0,
    ])
  })
})

describe('the second argument', () => {
  test('says who calls, in which session, by which publication; each call has a session of its own', async () => {
    const ids = new Set<string>()
    for (const _time of [1, 2]) {
      await call(
        (_request, one) => {
          ids.add(one.session.id)
          expect([one.user, one.publication, one.session.user, one.session.id === one.session.id]).toEqual(['', '/b', '', true])
          return new HTTPServiceResponse(200)
        },
        { target: '/b/hs/t' },
        { base: '/b' },
      )
    }
    expect([...ids]).toEqual([
      expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      expect.any(String),
    ])
  })

  test('its signal is that of the arrival', async () => {
    const controller = new AbortController()
    await call(
      (_request, one) => {
        expect(one.signal.aborted).toBe(false)
        controller.abort()
        expect(one.signal.aborted).toBe(true)
        return new HTTPServiceResponse(200)
      },
      { signal: controller.signal },
    )
    expect(controller.signal.aborted).toBe(true)
  })
})

describe('json and form, which 1C does not have', () => {
  test.each<readonly [sent: Sent, found: unknown]>([
    [{ body: '{"a":[1]}' }, { a: [1] }],
    [{ body: '\uFEFF"x"' }, 'x'],
    [{ body: Uint8Array.from([0x22, 0xcf, 0x22]), headers: ['Content-Type', 'application/json; charset=windows-1251'] }, 'П'],
  ])('the body of %j as JSON', async (sent, found) => {
    expect(await seen(sent, (request) => request.json())).toEqual(found)
  })

  test.each<readonly [sent: Sent, status: number, text: string]>([
    [{ body: '{"a":' }, 400, 'Тело запроса — не JSON'],
    [{}, 400, 'Тело запроса — не JSON'],
  ])('%j is no JSON: %i', async (sent, status, text) => {
    const reply = await call(async (request) => HTTPServiceResponse.json(await request.json()), sent)
    expect([reply.status, reply.text.includes(text)]).toEqual([status, true])
  })

  test('the handler may answer otherwise', async () => {
    const reply = await call(
      async (request) => HTTPServiceResponse.json(await request.json().catch(({ code }: { code: string }) => code), 422),
      { body: '<' },
    )
    expect([reply.status, reply.text]).toEqual([422, '"exchange/not-json"'])
  })

  test('fields of a form; the body may be read again', async () => {
    const sent = { body: 'a=1&b=%D0%9F', headers: ['Content-Type', 'application/x-www-form-urlencoded'] }
    expect(await seen(sent, async (request) => [Object.fromEntries(await request.form()), await request.GetBodyAsString()])).toEqual([
      { a: '1', b: 'П' },
      'a=1&b=%D0%9F',
    ])
  })

  test.each<readonly [type: string, status: number]>([
    ['text/plain', 415],
    ['multipart/form-data; boundary=x', 400],
  ])('of the type %s it is refused: %i', async (type, status) => {
    const reply = await call(async (request) => HTTPServiceResponse.json([...(await request.form())]), {
      body: 'a=1',
      headers: ['Content-Type', type],
    })
    expect(reply.status).toBe(status)
  })

  test('both are bounded as all that is read whole', async () => {
    const headers = ['Content-Type', 'application/x-www-form-urlencoded']
    const reply = await call(
      async (request) => HTTPServiceResponse.json([...(await request.form())]),
      { body: 'a=12345', headers },
      { maxBody: 5 },
    )
    expect(reply.status).toBe(413)
  })
})

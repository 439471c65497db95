/** Types of URL templates: parameters from the literal, and each violation as a compile-time error; compiled by `npm run types`. */
import { expectTypeOf } from 'vitest'
import { HTTPService, URLTemplate } from '../service/service.ts'
import type { URLParameters, ValidTemplate } from './types.ts'

// Parameters come out of the literal, in any script, with the tail under '*'.
expectTypeOf<URLParameters<'/volume/{VolumeID}/*'>>().toEqualTypeOf<{ readonly 'VolumeID': string; readonly '*': string }>()
expectTypeOf<URLParameters<'/documents/{id}/props/{PropertyName}/*'>>().toEqualTypeOf<{
  readonly 'id': string
  readonly 'PropertyName': string
  readonly '*': string
}>()
expectTypeOf<URLParameters<'/search/{ЗначениеПоиска}'>>().toEqualTypeOf<{ readonly ЗначениеПоиска: string }>()
expectTypeOf<URLParameters<'{Document}/{Num}/'>>().toEqualTypeOf<{ readonly Document: string; readonly Num: string }>()
expectTypeOf<URLParameters<'/*/'>>().toEqualTypeOf<{ readonly '*': string }>()
expectTypeOf<keyof URLParameters<'/version'>>().toEqualTypeOf<never>()
expectTypeOf<URLParameters<string>>().toEqualTypeOf<Readonly<Record<string, string>>>()

// What the grammar allows is its own type.
type Same<T extends string> = ValidTemplate<T> extends T ? true : ValidTemplate<T>
expectTypeOf<
  [
    Same<'/'>,
    Same<''>,
    Same<'/*'>,
    Same<'*'>,
    Same<'a'>,
    Same<'/a/'>,
    Same<'/Накладная/{Номер}/*'>,
    Same<'/a.b-c_d~1'>,
    Same<'/{a}/{b}'>,
    Same<'/中文'>,
  ]
>().toEqualTypeOf<[true, true, true, true, true, true, true, true, true, true]>()
expectTypeOf<ValidTemplate<string>>().toEqualTypeOf<string>()

// What it does not allow is a message.
expectTypeOf<ValidTemplate<'/documents/*/number'>>().toEqualTypeOf<'`*` may only be the last segment: `/documents/*`'>()
expectTypeOf<ValidTemplate<'/a//b'>>().toEqualTypeOf<'an empty segment: between two slashes there must be something'>()
expectTypeOf<ValidTemplate<'//'>>().toEqualTypeOf<'an empty segment: between two slashes there must be something'>()
expectTypeOf<ValidTemplate<'/a/{}'>>().toEqualTypeOf<'`{}` has no name: write `{name}`'>()
expectTypeOf<ValidTemplate<'/a/x{b}'>>().toEqualTypeOf<'a parameter must be a whole segment: `x{b}`'>()
expectTypeOf<ValidTemplate<'/{a}{b}'>>().toEqualTypeOf<'a parameter must be a whole segment: `{a}{b}`'>()
expectTypeOf<ValidTemplate<'/{a}/{b}/{a}'>>().toEqualTypeOf<'parameter `a` occurs twice: names of parameters must differ'>()
expectTypeOf<ValidTemplate<'/{a-b}'>>().toEqualTypeOf<'`-` is not allowed in the name of a parameter; letters, digits and `_` are'>()
expectTypeOf<ValidTemplate<'/{a'>>().toEqualTypeOf<'`{` has no `}`: `{a`'>()
expectTypeOf<ValidTemplate<'/a}'>>().toEqualTypeOf<'`}` has no `{`: `a}`'>()
expectTypeOf<ValidTemplate<'/a*'>>().toEqualTypeOf<'`*` must be a whole segment, not a part of `a*`'>()
expectTypeOf<ValidTemplate<'/a b/c'>>().toEqualTypeOf<'` ` is not allowed in a segment; letters, digits and `_`, `-`, `.`, `~` are'>()
expectTypeOf<ValidTemplate<'/:id'>>().toEqualTypeOf<'`:` is not allowed in a segment; letters, digits and `_`, `-`, `.`, `~` are'>()

declare const answer: (...values: readonly string[]) => import('../message/response.ts').HTTPServiceResponse
declare const anyText: string

// A handler's parameters have the names of its template and no others.
URLTemplate('/volume/{VolumeID}/*', { GET: (request) => answer(request.URLParameters.VolumeID, request.URLParameters['*']) })
URLTemplate('/{Номер}', {
  async Any(request) {
    return answer(request.URLParameters.Номер)
  },
})
// @ts-expect-error the template has no parameter of that name
URLTemplate('/volume/{VolumeID}', { GET: (request) => answer(request.URLParameters.VolumeId) })
// @ts-expect-error `*` is not the last segment
URLTemplate('/documents/*/number', { GET: () => answer() })
// @ts-expect-error one name twice
URLTemplate('/{a}/{a}', { GET: () => answer() })
// @ts-expect-error a misspelt method
URLTemplate('/a', { GTE: () => answer() })
// @ts-expect-error a handler that answers nothing
URLTemplate('/a', { GET: () => undefined })
URLTemplate(anyText, { GET: (request) => answer(request.URLParameters['any'] ?? '') })

HTTPService({ Name: 'A', RootURL: 'a', URLTemplates: { One: URLTemplate('/one', {}) } })
// @ts-expect-error a misspelt value
HTTPService({ Name: 'A', RootURL: 'a', ReuseSessions: 'Auto', URLTemplates: {} })

/**
 * Example URLs of templates; the only door to path-to-regexp, which is never given the text of a template (it would read another language
 * in it).
 */
import { compile, type TokenData, type Token } from 'path-to-regexp'
import type { Segment, Template } from './parse.ts'

/** The tokens of path-to-regexp for a template; `*` is a group, because a wildcard of theirs takes one character at least. */
export function tokensOf(template: Template): TokenData {
  const tokens: Token[] = template.segments.flatMap((segment): Token[] => {
    if (segment.kind === 'literal') return [{ type: 'text', value: `/${segment.text}` }]
    if (segment.kind === 'parameter')
      return [
        { type: 'text', value: '/' },
        { type: 'param', name: segment.name },
      ]
    return [
      {
        type: 'group',
        tokens: [
          { type: 'text', value: '/' },
          { type: 'wildcard', name: '*' },
        ],
      },
    ]
  })
  return { tokens, originalPath: template.text }
}

/**
 * A URL path that the template takes, with a leading slash (`''` for the root): parameters are given values, percent-encoded, the name of
 * the parameter where there is none; `*` is left empty.
 */
export function exampleURL(template: Template, values: Readonly<Record<string, string>> = {}): string {
  const given = new Map(Object.entries(values))
  const parameters: Record<string, string> = Object.create(null)
  for (const name of template.segments.flatMap(nameOf)) parameters[name] = given.get(name) ?? name
  return compile(tokensOf(template))(parameters)
}

const nameOf = (segment: Segment): string[] => (segment.kind === 'parameter' ? [segment.name] : [])

/** The tree of a module: plain values with a literal `kind`; `at` is the offset of the node's first character, `line` its 1-based line. */

interface Node {
  readonly at: number
  readonly line: number
}

export type Expression =
  | (Node & { readonly kind: 'number'; readonly text: string })
  | (Node & { readonly kind: 'text'; readonly value: string })
  | (Node & { readonly kind: 'date'; readonly digits: string })
  | (Node & { readonly kind: 'constant'; readonly value: 'true' | 'false' | 'undefined' | 'null' })
  | Name
  | (Node & { readonly kind: 'call'; readonly name: string; readonly args: readonly Argument[] })
  | (Node & { readonly kind: 'method'; readonly object: Expression; readonly name: string; readonly args: readonly Argument[] })
  | (Node & { readonly kind: 'property'; readonly object: Expression; readonly name: string })
  | (Node & { readonly kind: 'index'; readonly object: Expression; readonly index: Expression })
  | (Node & { readonly kind: 'new'; readonly type: string; readonly args: readonly Argument[] })
  | (Node & { readonly kind: 'newBy'; readonly args: readonly Argument[] })
  | (Node & { readonly kind: 'unary'; readonly operator: '-' | '+' | 'not'; readonly value: Expression })
  | (Node & { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression })
  | (Node & { readonly kind: 'ternary'; readonly test: Expression; readonly yes: Expression; readonly no: Expression })
  | (Node & { readonly kind: 'await'; readonly value: Expression })

type Name = Node & { readonly kind: 'name'; readonly name: string }

/** `undefined`: the argument was skipped, as the second one of `Ф(1, , 3)`. */
export type Argument = Expression | undefined

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '=' | '<>' | '<' | '>' | '<=' | '>=' | 'and' | 'or'

export type Statement =
  | (Node & { readonly kind: 'assign'; readonly target: Expression; readonly value: Expression })
  | (Node & { readonly kind: 'expression'; readonly value: Expression })
  | (Node & { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly otherwise: readonly Statement[] | undefined })
  | (Node & { readonly kind: 'while'; readonly test: Expression; readonly body: readonly Statement[] })
  | (Node & {
      readonly kind: 'for'
      readonly name: string
      readonly from: Expression
      readonly to: Expression
      readonly body: readonly Statement[]
    })
  | (Node & { readonly kind: 'each'; readonly name: string; readonly of: Expression; readonly body: readonly Statement[] })
  | (Node & { readonly kind: 'try'; readonly body: readonly Statement[]; readonly handler: readonly Statement[] })
  | (Node & { readonly kind: 'raise'; readonly args: readonly Argument[] })
  | (Node & { readonly kind: 'return'; readonly value: Expression | undefined })
  | (Node & { readonly kind: 'break' | 'continue' })
  | (Node & { readonly kind: 'execute'; readonly code: Expression })
  | (Node & { readonly kind: 'goto' | 'label'; readonly name: string })
  | (Node & { readonly kind: 'handler'; readonly adds: boolean; readonly event: Expression; readonly handler: Expression })

export interface Branch {
  readonly line: number
  readonly test: Expression
  readonly body: readonly Statement[]
}

export interface Parameter extends Node {
  readonly name: string
  readonly byValue: boolean
  readonly fallback: Expression | undefined
}

export interface Variable extends Node {
  readonly name: string
  readonly exported: boolean
}

export interface Annotation {
  readonly name: string
  readonly args: readonly string[]
}

export interface Method extends Node {
  readonly name: string
  readonly isFunction: boolean
  readonly isAsync: boolean
  readonly exported: boolean
  readonly annotations: readonly Annotation[]
  readonly parameters: readonly Parameter[]
  /** Declared by Перем at its beginning. */
  readonly variables: readonly Variable[]
  readonly body: readonly Statement[]
  /** The line of КонецПроцедуры or КонецФункции. */
  readonly endLine: number
}

export interface Module {
  readonly variables: readonly Variable[]
  readonly methods: readonly Method[]
  /** The statements of the module itself. */
  readonly body: readonly Statement[]
  /** How many lines its text has. */
  readonly lines: number
}

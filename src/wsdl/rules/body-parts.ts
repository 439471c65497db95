/**
 * Which parts of a message travel in the body: those that `parts` of soap:body names, else (and where soap:body is absent) all that no
 * header and no MIME part carries.
 */
import type { Part } from '../document/model.ts'
import type { Links } from '../link/link.ts'
import type { MessageScope } from './rule.ts'

export function bodyParts({ bound, message }: MessageScope, links: Links): readonly Part[] {
  if (!message) return []
  const parts = bound.body?.parts
  if (parts) return message.parts.filter((part) => part.name !== undefined && parts.includes(part.name))
  const elsewhere = new Set(bound.mimeParts)
  for (const header of bound.headers)
    if (header.part !== undefined && links.message(header.message, header) === message) elsewhere.add(header.part)
  return message.parts.filter((part) => part.name === undefined || !elsewhere.has(part.name))
}

/** Absent `use` means literal (R2707). */
export const isLiteral = (use: string | undefined): boolean => use === undefined || use === 'literal'

/** Row 22: a fault of a binding bears a name that no fault of the abstract operation has. */
import { tableRule } from './rule.ts'

export const abstractFaultNotSet = tableRule(
  22,
  {
    code: 'abstract-fault-not-set',
    rule: 'WSDL 1.1 section 2.5; R2754',
    en: 'Fault of the abstract operation is not set',
    ru: 'Ошибка абстрактной операции не задана',
  },
  ({ report }) => ({
    boundFault: (fault, { abstract }) => {
      if (!abstract || fault.name === undefined || abstract.faults.some((one) => one.name === fault.name)) return
      const known = abstract.faults.flatMap((one) => one.name ?? []).join(', ')
      report(fault, {
        attribute: 'name',
        en: `the abstract operation has ${known ? `the faults ${known}` : 'no faults'}, not "${fault.name}"`,
        ru: `у абстрактной операции ${known ? `ошибки ${known}` : 'нет ошибок'}, а не «${fault.name}»`,
      })
    },
  }),
)

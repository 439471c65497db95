"""Calls every operation of WSDL documents by zeep with values that zeep makes up of its own types: `python call_all.py WSDL...`. Prints a line a call: ok or why not."""
import datetime, decimal, sys, zeep
from zeep import xsd
from zeep.wsdl.bindings import Soap11Binding, Soap12Binding


def sample(kind, depth=0):
    if isinstance(kind, xsd.ComplexType):
        if depth > 4:
            raise RecursionError
        values = {}
        for name, element in kind.elements:
            if getattr(element, 'is_optional', False) or element.min_occurs == 0:
                continue
            value = sample(element.type, depth + 1)
            values[name] = [value] if element.accepts_multiple else value
        for name, attribute in kind.attributes:
            if getattr(attribute, 'required', False):
                values[name] = sample(attribute.type, depth + 1)
        return values
    types = {xsd.Boolean: True, xsd.Integer: 1, xsd.Decimal: decimal.Decimal('1.5'), xsd.Float: 1.5, xsd.Double: 1.5, xsd.DateTime: datetime.datetime(2024, 3, 4, 5, 6, 7),
             xsd.Date: datetime.date(2024, 3, 4), xsd.Time: datetime.time(5, 6, 7), xsd.Base64Binary: b'abc', xsd.String: 'text'}
    for known, value in types.items():
        if isinstance(kind, known):
            return value
    return 'text'


for path in sys.argv[1:]:
    client = zeep.Client(path)
    for service in client.wsdl.services.values():
        for port in service.ports.values():
            if not isinstance(port.binding, (Soap11Binding, Soap12Binding)):
                continue
            proxy = client.bind(service.name, port.name)
            for name, operation in port.binding._operations.items():
                label = f'{path} {port.name}.{name}'
                try:
                    values = sample(operation.input.body.type if hasattr(operation.input.body, 'type') else operation.input.body)
                    proxy[name](**values)
                    print(f'{label} ok')
                except zeep.exceptions.Fault as fault:
                    print(f'{label} fault {fault.message[:200]!r}')
                except Exception as error:
                    print(f'{label} {type(error).__name__} {str(error)[:200]!r}')

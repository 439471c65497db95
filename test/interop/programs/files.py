"""A service of binary values with MTOM, by spyne: `python files.py PORT`."""
import collections, collections.abc, sys
for name in ('MutableMapping', 'Mapping', 'Iterable', 'MutableSet', 'Sequence', 'Callable'):
    if not hasattr(collections, name):
        setattr(collections, name, getattr(collections.abc, name))

from spyne import Application, ServiceBase, rpc, Unicode, Integer, ByteArray, Decimal, Date, ComplexModel, Array, Fault
from spyne.protocol.soap import Soap11
from spyne.server.wsgi import WsgiApplication
from wsgiref.simple_server import make_server, WSGIRequestHandler


class Part(ComplexModel):
    __namespace__ = 'urn:files'
    Name = Unicode
    Size = Integer


class Files(ServiceBase):
    @rpc(Unicode, ByteArray, _returns=Integer)
    def Store(ctx, Name, Content):
        return sum(len(one) for one in Content)

    @rpc(Unicode, Integer, _returns=ByteArray)
    def Load(ctx, Name, Size):
        return [b'\x07' * int(Size)]

    @rpc(Array(Part), Date, _returns=Array(Part))
    def Turn(ctx, Parts, Day):
        return list(reversed(Parts))

    @rpc(Unicode, _returns=Decimal)
    def Price(ctx, Name):
        if Name == '':
            raise Fault('Client.Empty', 'Пустое имя')
        return '1233.05'


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


application = Application([Files], 'urn:files', in_protocol=Soap11(validator='lxml'), out_protocol=Soap11())
make_server('127.0.0.1', int(sys.argv[1]), WsgiApplication(application), handler_class=Quiet).serve_forever()

"""A shop: it sends an order over the bus, and waits until the office has confirmed it. urllib and python3-qpid-proton."""
import base64
import json
import urllib.parse
import urllib.request
import uuid

from proton import Message
from proton.reactor import Container
from proton.handlers import MessagingHandler


def asked(url, headers, data=None):
    with urllib.request.urlopen(urllib.request.Request(url, data=data, headers=headers), timeout=10) as answer:
        return json.load(answer)


class Bus:
    """The address of the application at the bus, and its client."""

    def __init__(self, url, client_id, client_secret):
        parts = urllib.parse.urlsplit(url)
        basic = base64.b64encode(f"{client_id}:{client_secret}".encode()).decode()
        form = {"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"}
        self.token = asked(f"{parts.scheme}://{parts.netloc}/auth/oidc/token", form, b"grant_type=client_credentials")["id_token"]
        runtime = asked(f"{url}/sys/esb/runtime/channels", {"Authorization": f"Bearer {self.token}"})
        self.destinations = {one["channel"]: one["destination"] for one in runtime["items"]}
        self.broker = f"amqp://{parts.hostname}:{runtime['port']}"
        self.hostname = urllib.parse.unquote(parts.path)


class Order(MessagingHandler):
    """Sends one message, and keeps the answer to it."""

    def __init__(self, bus, number):
        super().__init__(auto_accept=True, prefetch=1)
        self.bus, self.number, self.id = bus, number, str(uuid.uuid4())
        self.status = None
        self.refused = None

    def on_start(self, event):
        self.connection = event.container.connect(
            self.bus.broker, user=self.bus.token, password=self.bus.token, virtual_host=self.bus.hostname,
            allowed_mechs="PLAIN", sasl_enabled=True, reconnect=False,
        )
        event.container.create_receiver(self.connection, self.bus.destinations["Статусы"])
        self.sender = event.container.create_sender(self.connection, self.bus.destinations["Заказы"])
        self.timer = event.container.schedule(10, self)

    def on_sendable(self, event):
        if self.number is None:
            return
        body = json.dumps({"Номер": self.number}, ensure_ascii=False).encode()
        properties = {"integ_message_id": self.id, "integ_sender_code": "shop", "Вид": "Заказ"}
        event.sender.send(Message(id=uuid.UUID(self.id), durable=True, properties=properties, body=body))
        self.number = None

    def on_rejected(self, event):
        self.refused = event.delivery.remote.condition.description
        event.connection.close()

    def on_message(self, event):
        if event.message.properties.get("integ_message_correlation_id") == self.id:
            self.status = json.loads(bytes(event.message.body))["Статус"]
            event.connection.close()

    def on_connection_closed(self, event):
        self.timer.cancel()

    def on_timer_task(self, event):
        self.connection.close()

    def on_transport_error(self, event):
        self.refused = str(event.transport.condition)
        self.timer.cancel()


def order(bus, number):
    """The status that the office answers; None and the reason when there is none."""
    handler = Order(bus, number)
    Container(handler).run()
    return handler.status, handler.refused

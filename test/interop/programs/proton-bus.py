"""A client of the bus on qpid-proton: `send HOST TOKEN HOSTNAME ADDRESS COUNT`, `receive HOST TOKEN HOSTNAME ADDRESS COUNT [release-first]`.

Prints a line of JSON for each message."""
import json
import sys
import uuid

from proton import Message, symbol, timestamp, ulong
from proton.handlers import MessagingHandler
from proton.reactor import Container

VERB, HOST, TOKEN, HOSTNAME, ADDRESS, COUNT = sys.argv[1:7]
COUNT = int(COUNT)


def message(number):
    return Message(
        id=uuid.UUID(int=number + 1),
        correlation_id=uuid.UUID(int=7),
        durable=True,
        priority=4,
        creation_time=1704067200.0,
        body=f"заказ {number}".encode(),
        inferred=False,
        properties={"integ_sender_code": "Магазин", "Вид": "Заказ", "число": ulong(9007199254740993)},
    )


class Client(MessagingHandler):
    def __init__(self):
        super().__init__(prefetch=10, auto_accept=False, auto_settle=True)
        self.sent = 0
        self.done = 0
        self.released = len(sys.argv) < 8

    def on_start(self, event):
        connection = event.container.connect(
            f"amqp://{HOST}", user=TOKEN, password=TOKEN, virtual_host=HOSTNAME, allowed_mechs="PLAIN", reconnect=False
        )
        if VERB == "send":
            event.container.create_sender(connection, ADDRESS)
        else:
            event.container.create_receiver(connection, ADDRESS)

    def on_sendable(self, event):
        while event.sender.credit and self.sent < COUNT:
            event.sender.send(message(self.sent))
            self.sent += 1

    def on_accepted(self, event):
        self.ended(event, "accepted")

    def on_rejected(self, event):
        self.ended(event, "rejected")

    def ended(self, event, what):
        print(json.dumps({"outcome": what}))
        self.done += 1
        if self.done == COUNT:
            event.connection.close()

    def on_message(self, event):
        if self.done == COUNT:
            return self.release(event.delivery, False)
        one = event.message
        print(
            json.dumps(
                {
                    "id": str(one.id),
                    "body": bytes(one.body).decode(),
                    "properties": {key: str(value) for key, value in one.properties.items()},
                    "durable": one.durable,
                    "first": one.first_acquirer,
                    "count": one.delivery_count,
                    "created": one.creation_time,
                },
                ensure_ascii=False,
            )
        )
        if not self.released:
            self.released = True
            return self.release(event.delivery, True)
        self.accept(event.delivery)
        self.done += 1
        if self.done == COUNT:
            event.connection.close()

    def failed(self, event, condition):
        print(json.dumps({"error": condition.name if condition else "", "description": condition.description if condition else ""}))
        event.connection.close()

    def on_transport_error(self, event):
        print(json.dumps({"error": event.transport.condition.name, "description": event.transport.condition.description}))

    def on_connection_error(self, event):
        self.failed(event, event.connection.remote_condition)

    def on_link_error(self, event):
        self.failed(event, event.link.remote_condition)


Container(Client()).run()

"""One name for a sender and a receiver on one session, as BlockingConnection has them: `HOST TOKEN HOSTNAME TO FROM`."""
import sys

from proton import Message
from proton.utils import BlockingConnection

HOST, TOKEN, HOSTNAME, TO, FROM = sys.argv[1:6]
connection = BlockingConnection(HOST, timeout=20, user=TOKEN, password=TOKEN, virtual_host=HOSTNAME, allowed_mechs="PLAIN")
receiver = connection.create_receiver(FROM, name="одно имя", credit=1)
sender = connection.create_sender(TO, name="одно имя")
sender.send(Message(body="туда"))
received = receiver.receive()
receiver.accept()
print(received.body)
connection.close()

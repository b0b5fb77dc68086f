"""Messages: what hands one to a broker. Tasks of queues that are read are wires, and count as messages, too.

Source: the manuals of kombu ("Producers"), pika, kafka-python ("KafkaProducer"), aiokafka, confluent_kafka, aio-pika,
boto3 ("SQS", "SNS"), redis-py ("publish"), nats-py, stomp.py, azure-servicebus, Django Channels ("Channel Layers"),
oslo.messaging and paho. Pure.
"""

from analyzer.frameworks.outside.caches import REDIS_VALUES
from analyzer.frameworks.outside.words import names, of
from analyzer.model.effects import EffectKind
from analyzer.model.knowledge import OutsideCalls

QUEUE = EffectKind.QUEUE
CLIENTS = of("boto3", "client session.Session().client Session().client")

CALLS = (
    OutsideCalls(QUEUE, values=of("celery", "Celery app.Celery") | frozenset({"celery.current_app"}),
                 members=frozenset({"send_task"}), target=(0, "name")),
    OutsideCalls(QUEUE, values=of("kombu", "Producer messaging.Producer Connection().Producer"),
                 members=frozenset({"publish"}), target=(-1, "routing_key")),
    OutsideCalls(QUEUE, values=of("kombu", "Connection().SimpleQueue simple.SimpleQueue"), members=frozenset({"put"})),
    OutsideCalls(QUEUE, values=of("pika", "BlockingConnection SelectConnection"), same=frozenset({"channel"}),
                 members=frozenset({"basic_publish"}), target=(1, "routing_key")),
    OutsideCalls(QUEUE, values=of("aio_pika", "Exchange connect_robust connect"), same=frozenset(
        {"channel", "default_exchange", "declare_exchange", "get_exchange"}), members=frozenset({"publish"}),
        target=(1, "routing_key")),
    OutsideCalls(QUEUE, values=of("kafka", "KafkaProducer") | of("aiokafka", "AIOKafkaProducer"),
                 members=frozenset({"send", "send_and_wait"}), target=(0, "topic")),
    OutsideCalls(QUEUE, values=of("confluent_kafka", "Producer SerializingProducer"), members=frozenset({"produce"}),
                 target=(0, "topic")),
    OutsideCalls(QUEUE, values=CLIENTS, only="sqs", members=frozenset({"send_message", "send_message_batch"}),
                 target=(-1, "QueueUrl")),
    OutsideCalls(QUEUE, values=CLIENTS, only="sns", members=frozenset({"publish", "publish_batch"}),
                 target=(-1, "TopicArn")),
    OutsideCalls(QUEUE, values=of("boto3", "resource Session().resource"), only="sqs", same=frozenset(
        {"Queue", "get_queue_by_name"}), members=frozenset({"send_message", "send_messages"})),
    OutsideCalls(QUEUE, values=of("google.cloud.pubsub_v1", "PublisherClient"), members=frozenset({"publish"}),
                 target=(0, "topic")),
    OutsideCalls(QUEUE, values=REDIS_VALUES, members=frozenset({"publish", "xadd"}), same=frozenset({"pipeline"}),
                 target=(0, "channel")),
    OutsideCalls(QUEUE, values=of("channels.layers", "get_channel_layer"), members=frozenset({"send", "group_send"}),
                 target=(0, "group")),
    OutsideCalls(QUEUE, values=of("oslo_messaging", "RPCClient get_rpc_client rpc.RPCClient"),
                 same=frozenset({"prepare"}), members=frozenset({"cast", "call"}), target=(1, "method")),
    OutsideCalls(QUEUE, values=of("oslo_messaging", "Notifier notifier.Notifier"), same=frozenset({"prepare"}),
                 members=names("audit debug info warn warning error critical sample")),
    OutsideCalls(QUEUE, values=of("nats", "connect aio.client.Client NATS"), same=frozenset({"jetstream"}),
                 members=frozenset({"publish", "request"}), target=(0, "subject")),
    OutsideCalls(QUEUE, values=of("stomp", "Connection Connection11 Connection12"), members=frozenset({"send"}),
                 target=(0, "destination")),
    OutsideCalls(QUEUE, values=of("azure.servicebus", "ServiceBusClient ServiceBusClient.from_connection_string"),
                 same=names("get_queue_sender get_topic_sender"), members=names("send_messages schedule_messages")),
    OutsideCalls(QUEUE, values=of("paho.mqtt.client", "Client"), members=frozenset({"publish"}), target=(0, "topic")),
)  # fmt: skip

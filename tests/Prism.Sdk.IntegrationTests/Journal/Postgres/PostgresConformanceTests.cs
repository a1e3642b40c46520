namespace Prism.Sdk.IntegrationTests.Journal.Postgres;

public sealed class PostgresJobsTests(PostgresServer server) : JobsConformance(new PostgresJournal(server));

public sealed class PostgresListTests(PostgresServer server) : ListConformance(new PostgresJournal(server));

public sealed class PostgresLogTests(PostgresServer server) : LogConformance(new PostgresJournal(server));

public sealed class PostgresLeasesTests(PostgresServer server) : LeasesConformance(new PostgresJournal(server));

public sealed class PostgresIntentsTests(PostgresServer server) : IntentsConformance(new PostgresJournal(server));

public sealed class PostgresCapsTests(PostgresServer server) : CapsConformance(new PostgresJournal(server));

public sealed class PostgresOutcomesTests(PostgresServer server) : OutcomesConformance(new PostgresJournal(server));

public sealed class PostgresLedgerTests(PostgresServer server) : LedgerConformance(new PostgresJournal(server));

public sealed class PostgresRemovalTests(PostgresServer server) : RemovalConformance(new PostgresJournal(server));

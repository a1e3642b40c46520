namespace Prism.Sdk.IntegrationTests.Journal.Sqlite;

public sealed class SqliteJobsTests() : JobsConformance(new SqliteJournal());

public sealed class SqliteListTests() : ListConformance(new SqliteJournal());

public sealed class SqliteLogTests() : LogConformance(new SqliteJournal());

public sealed class SqliteLeasesTests() : LeasesConformance(new SqliteJournal());

public sealed class SqliteIntentsTests() : IntentsConformance(new SqliteJournal());

public sealed class SqliteCapsTests() : CapsConformance(new SqliteJournal());

public sealed class SqliteOutcomesTests() : OutcomesConformance(new SqliteJournal());

public sealed class SqliteLedgerTests() : LedgerConformance(new SqliteJournal());

public sealed class SqliteRemovalTests() : RemovalConformance(new SqliteJournal());

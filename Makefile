# The daily words. Everything goes through Maven; a JDK 25 is found by itself.
MVN  ?= mvn -q -B -ntp
JAVA_25 = JAVA_HOME=$$(sh bin/green-classroom --find-jdk)

.PHONY: help up test check fresh fmt db shots lighthouse scan bench jar

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

up: ## start the house with the demonstration at http://localhost:8080
	$(MVN) spring-boot:run

test: ## one test, quickly: make test of=BookTest (without "of": all but the browser's)
	$(MVN) -Dquick test $(if $(of),-Dtest=$(of),-Dtest='!**/browser/*.java' -Dsurefire.failIfNoSpecifiedTests=false)

check: ## everything that must hold before a change is handed in
	$(MVN) verify

fresh: ## write the generated pages of docs/ again
	$(MVN) -Dquick test -Dtest=DocsTest,HandlersTest,PersonalTest -Dfresh

fmt: ## format the code
	$(JAVA_25) $(MVN) spotless:apply

db: ## a prompt at the embedded database of the running house (needs psql)
	@port=$$(sed -n 4p data/pg18/postmaster.pid 2>/dev/null) || true; \
	[ -n "$$port" ] || { echo "The house is not running in this folder: make up"; exit 1; }; \
	PGPASSWORD=$$(cat data/postgres.secret) psql -h 127.0.0.1 -p "$$port" -U postgres postgres

shots: ## photograph the main pages of the running house (make up) into docs/shots; the password of "admin" in GREENCLASSROOM_PASSWORD (needs Chromium)
	$(MVN) -Dquick test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
	$(JAVA_25) && $$JAVA_HOME/bin/java -cp target/test-classes:target/classes:$$(cat target/classpath) org.greenclassroom.Shots $(at)

lighthouse: ## score every public page of the running house (make up): make lighthouse at=http://localhost:8080 also=/A2B3C4D5 (needs npm, Chromium)
	@sh .ci/lighthouse $(if $(at),$(at),http://localhost:8080) $(also)

scan: ## an outside scanner over the packed house (make jar) with the demonstration, or over a running one: make scan at=http://localhost:8080 (needs wapiti)
	@sh .ci/scan $(at)

bench: jar ## measure, print, and write docs/performance.md (needs pgbench, Chromium); only some: make bench only=crowd
	$(MVN) -Dquick test -Dtest=Bench -Dbench $(if $(only),-Donly=$(only))

jar: ## build target/green-classroom-*.jar
	$(MVN) -DskipTests package

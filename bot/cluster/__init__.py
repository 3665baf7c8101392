"""More than one machine: polls and deliveries as jobs of procrastinate, on the PostgreSQL that is there.

    leader (one `run`) ──> jobs ──> workers (every `run`, every `worker`) ──> bot.services, as in one process

What is due stands in the tables of `bot.store`; a job only hands it out. So a job that is lost costs time and
nothing else: what it was about is still due, and is handed out again.
"""

@question:AMB-10 @source:PROF-1 @source:PROF-3
Feature: Tissue re-biopsy where the source says nothing about it
  Only a plasma test that found nothing calls for tissue. Before any result the choice between tissue and
  plasma is left open, and after an informative plasma test or a tissue result nothing more is said.

  Scenario Outline: <state>, so tissue or plasma is left open
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    When next-line therapy is chosen
    Then tissue re-biopsy is not addressed by the source
    And the answer on tissue re-biopsy cites PROF-1
    And the answer on tissue re-biopsy does not cite PROF-3

    Examples:
      | state                    | profiling                                                      |
      | Profiling not done       | broad molecular profiling has not been done                    |
      | Only ALK was tested      | only a single-gene ALK test has been done                      |
      | Profiling result awaited | broad molecular profiling is ordered and its result is pending |

  Scenario Outline: <state>, so no tissue is asked for
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    When next-line therapy is chosen
    Then tissue re-biopsy is not addressed by the source
    And the answer on tissue re-biopsy cites PROF-3
    And the answer on tissue re-biopsy does not cite PROF-1

    Examples:
      | state                    | profiling                                      |
      | Plasma found a mechanism | plasma profiling found a resistance mechanism  |
      | Tissue found nothing     | tissue profiling found no resistance mechanism |
      | Tissue found a mechanism | tissue profiling found a resistance mechanism  |

  Scenario: Profiling cannot be done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And broad molecular profiling is not feasible
    When next-line therapy is chosen
    Then tissue re-biopsy is not addressed by the source
    And the answer on tissue re-biopsy cites PROF-1
    And broad molecular profiling is not addressed by the source
    And the answer on broad molecular profiling cites PROF-1
    And alert A-PROFILING-SILENT is shown
    And open question AMB-10 is shown

  @rec:PROF-3
  Scenario: Plasma found nothing, the one case in which tissue is asked for
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And plasma profiling found no resistance mechanism
    When next-line therapy is chosen
    Then tissue re-biopsy is strongly recommended
    And the answer on tissue re-biopsy rests on PROF-3

  Scenario: State of profiling not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the state of molecular profiling is unknown
    When next-line therapy is chosen
    Then tissue re-biopsy cannot be determined yet
    And the answer on tissue re-biopsy depends on the state of molecular profiling
    And the answer on tissue re-biopsy could still be that it is strongly recommended
    And the answer on tissue re-biopsy could still be that it is not addressed by the source

  @constraint:D12
  Scenario: Nothing was found, not known whether in plasma or in tissue
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then tissue re-biopsy cannot be determined yet
    And the answer on tissue re-biopsy depends on the state of molecular profiling
    And broad molecular profiling is done or under way

  @constraint:D13
  Scenario: A mechanism was found, not known whether in plasma or in tissue
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then tissue re-biopsy is not addressed by the source
    And broad molecular profiling is done or under way

  @constraint:D11
  Scenario: No result, not known whether profiling was ordered
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And no profiling result is available
    When next-line therapy is chosen
    Then tissue re-biopsy is not addressed by the source
    And broad molecular profiling cannot be determined yet

  @source:TITLE-1
  Scenario: Progression only suspected, plasma found nothing
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But progression on lorlatinib is suspected but not confirmed
    And plasma profiling found no resistance mechanism
    When next-line therapy is chosen
    Then tissue re-biopsy is out of scope

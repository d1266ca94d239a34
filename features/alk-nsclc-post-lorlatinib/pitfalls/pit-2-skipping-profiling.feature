@pitfall:PIT-2 @source:PIT-2 @source:PROF-1
Feature: Molecular profiling is not to be skipped at progression
  How the tumour became resistant may point to something treatable or tell something about the outlook.
  Leaving profiling out of the plan is therefore listed as a mistake, whatever else is planned.

  Scenario: Profiling has not been done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling must be performed
    And the answer on broad molecular profiling rests on PROF-1
    And the answer on broad molecular profiling cites PIT-2
    And alert PIT-2 is shown
    And alert A-PROFILING is shown
    And open question AMB-22 is shown

  Scenario: A test of ALK alone is not enough
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And only a single-gene ALK test has been done
    When next-line therapy is chosen
    Then broad molecular profiling must be performed
    And alert PIT-2 is shown

  Scenario Outline: A plan of <plan> leaves profiling out
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When <plan> is proposed
    Then PIT-2 speaks against the plan
    And broad molecular profiling has to be done before <plan>

    Examples:
      | plan                               |
      | platinum-pemetrexed chemotherapy   |
      | definitive local therapy           |
      | stereotactic ablative radiotherapy |
      | continuing lorlatinib              |
      | the four-drug ABCP regimen         |
      | immunotherapy alone                |
      | another ALK inhibitor              |

  @question:AMB-22
  Scenario: Local therapy with lorlatinib going on, profiling left out
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And broad molecular profiling has not been done
    When definitive local therapy is proposed
    And continuing lorlatinib is proposed
    Then PIT-2 speaks against the plan
    And definitive local therapy should be considered
    And continuing lorlatinib may be considered

  Scenario: Local therapy with lorlatinib going on, profiling included
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And SABR can treat all progressing sites
    And broad molecular profiling has not been done
    When broad molecular profiling is proposed
    And definitive local therapy is proposed
    And continuing lorlatinib is proposed
    Then nothing speaks against the plan
    And alert PIT-2 is shown

  Scenario: Chemotherapy planned, profiling included
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When broad molecular profiling is proposed
    And platinum-pemetrexed chemotherapy is proposed
    Then nothing speaks against the plan

  Scenario Outline: Chemotherapy planned, <state>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And <profiling>
    When platinum-pemetrexed chemotherapy is proposed
    Then nothing speaks against the plan
    And alert PIT-2 is not shown

    Examples:
      | state                    | profiling                                                      |
      | result awaited           | broad molecular profiling is ordered and its result is pending |
      | plasma found nothing     | plasma profiling found no resistance mechanism                 |
      | plasma found a mechanism | plasma profiling found a resistance mechanism                  |
      | tissue found nothing     | tissue profiling found no resistance mechanism                 |
      | tissue found a mechanism | tissue profiling found a resistance mechanism                  |
      | profiling cannot be done | broad molecular profiling is not feasible                      |

  Scenario Outline: Profiling neither done nor mentioned, <record>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    When next-line therapy is chosen
    Then alert PIT-2 would apply if more were known
    And broad molecular profiling cannot be determined yet
    And the answer on broad molecular profiling depends on the state of molecular profiling
    And the answer on broad molecular profiling could still be that it must be performed
    And the answer on broad molecular profiling could still be that it is done or under way
    And the answer on broad molecular profiling could still be that it is not addressed by the source

    Examples:
      | record                        | profiling                                   |
      | nobody knows its state        | the state of molecular profiling is unknown |
      | only the ECOG status recorded | the ECOG performance status is 1            |

  Scenario: No profiling result, and nobody knows whether it was ordered
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And no profiling result is available
    When next-line therapy is chosen
    Then alert PIT-2 would apply if more were known
    And broad molecular profiling cannot be determined yet

  @source:TITLE-1
  Scenario Outline: Outside the scope and no profiling: <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <edge>
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling is out of scope
    And alert PIT-2 is not shown

    Examples:
      | patient                       | edge                                                     |
      | another disease               | the disease is not non-small-cell lung cancer            |
      | no ALK alteration             | the tumour is ALK-negative                               |
      | chemotherapy after lorlatinib | the last systemic therapy was chemotherapy               |
      | progression only suspected    | progression on lorlatinib is suspected but not confirmed |

  @source:TITLE-1
  Scenario Outline: No profiling, and not known whether the guideline applies: <gap>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <missing value>
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling cannot be determined yet
    And alert PIT-2 would apply if more were known

    Examples:
      | gap                   | missing value                            |
      | the disease           | the disease is unknown                   |
      | the ALK status        | the ALK status is unknown                |
      | the last therapy      | the last systemic therapy is unknown     |
      | whether it progressed | the progression on lorlatinib is unknown |

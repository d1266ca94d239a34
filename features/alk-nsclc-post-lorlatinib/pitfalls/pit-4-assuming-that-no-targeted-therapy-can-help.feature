@pitfall:PIT-4 @source:PIT-4
Feature: Nobody should take for granted that targeted therapy has nothing left
  A new biopsy may show a way of resistance outside ALK that another targeted drug can treat. The source
  names no such drug, and it names no further ALK inhibitor either; the warning is against assuming.

  Scenario: Progression on lorlatinib, nothing else known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then alert PIT-4 is shown
    And another ALK inhibitor is not addressed by the source
    And the answer on another ALK inhibitor cites PIT-4
    And the answer on another ALK inhibitor cites CTX-2
    And open question AMB-06 is shown

  Scenario Outline: The warning holds for <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <detail>
    When next-line therapy is chosen
    Then alert PIT-4 is shown
    And another ALK inhibitor is not addressed by the source

    Examples:
      | patient                                 | detail                                                          |
      | a patient whose tumour was not profiled | broad molecular profiling has not been done                     |
      | a patient whose tissue showed nothing   | tissue profiling found no resistance mechanism                  |
      | resistance in ALK itself                | the resistance mechanism lies in ALK itself                     |
      | a treatable mechanism outside ALK       | the resistance mechanism lies outside ALK and is actionable     |
      | an untreatable mechanism outside ALK    | the resistance mechanism lies outside ALK and is not actionable |
      | widespread disease                      | the progression is widespread                                   |
      | a frail patient                         | the ECOG performance status is 3                                |
      | a patient fit for chemotherapy          | the ECOG performance status is 0                                |

  @rec:OFF-TARGET
  Scenario: Tissue shows a treatable mechanism outside ALK
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And tissue profiling found a resistance mechanism
    And the resistance mechanism lies outside ALK and is actionable
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is an option
    And the answer on targeted therapy against a non-ALK mechanism cites PIT-4
    And platinum-pemetrexed chemotherapy is recommended
    And alert A-OFF-TARGET is shown
    And alert PIT-4 is shown

  Scenario: Plasma found nothing, so tissue may still show another way
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And plasma profiling found no resistance mechanism
    When next-line therapy is chosen
    Then tissue re-biopsy is strongly recommended
    And alert PIT-4 is shown

  Scenario: Targeted therapy planned against a treatable mechanism outside ALK
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And tissue profiling found a resistance mechanism
    And the resistance mechanism lies outside ALK and is actionable
    When targeted therapy against a non-ALK mechanism is proposed
    Then nothing speaks against the plan

  Scenario: Chemotherapy planned, and the warning is no objection to it
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And tissue profiling found no resistance mechanism
    And the ECOG performance status is 1
    When platinum-pemetrexed chemotherapy is proposed
    Then nothing speaks against the plan
    And alert PIT-4 is shown

  @source:TITLE-1
  Scenario Outline: Outside the scope: <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <edge>
    When next-line therapy is chosen
    Then another ALK inhibitor is out of scope
    And alert PIT-4 is not shown

    Examples:
      | patient                       | edge                                                     |
      | another disease               | the disease is not non-small-cell lung cancer            |
      | no ALK alteration             | the tumour is ALK-negative                               |
      | chemotherapy after lorlatinib | the last systemic therapy was chemotherapy               |
      | progression only suspected    | progression on lorlatinib is suspected but not confirmed |

  @source:TITLE-1
  Scenario Outline: Not known whether the guideline applies: <gap>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <missing value>
    When next-line therapy is chosen
    Then another ALK inhibitor cannot be determined yet
    And alert PIT-4 would apply if more were known

    Examples:
      | gap                   | missing value                            |
      | the disease           | the disease is unknown                   |
      | the ALK status        | the ALK status is unknown                |
      | the last therapy      | the last systemic therapy is unknown     |
      | whether it progressed | the progression on lorlatinib is unknown |
